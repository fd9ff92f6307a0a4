package p4.wire.grpc;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import p4.model.FileManifest;
import p4.transfer.OpenFile;
import p4.transfer.PeerUnreachable;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.v1.FileChunk;
import p4.v1.Manifest;
import p4.v1.StoreRequest;

/** The sending end of one upload: the manifest, then the bytes as fast as they are taken. */
final class StoreStream implements ClientResponseObserver<StoreRequest, Manifest> {

    private final String who;
    private final FileManifest manifest;
    private final OpenFile content;
    private final int chunkBytes;
    private final Executor disk;
    private final Patience.Watch watch;
    private final CompletableFuture<Void> result = new CompletableFuture<>();
    private final Lifeline lifeline = new Lifeline();
    private boolean claimed;

    StoreStream(
            String who,
            FileManifest manifest,
            OpenFile content,
            int chunkBytes,
            Executor disk,
            Patience patience) {
        this.who = who;
        this.manifest = manifest;
        this.content = content;
        this.chunkBytes = chunkBytes;
        this.disk = disk;
        this.watch = patience.watch(() -> result.completeExceptionally(
                new PeerUnreachable(who, new TimeoutException("nothing was taken for too long"))));
        CompletionStage<Void> ending = result;
        ending.whenComplete((done, failed) -> {
            watch.end();
            if (claim()) content.close();
        });
    }

    CompletableFuture<Void> result() {
        return result;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<StoreRequest> call) {
        var stream = new OutgoingFile<>(
                call, this::message, chunkBytes, disk, Patience.ENDLESS, this::fail);
        call.setOnReadyHandler(() -> goOn(call, stream));
        CompletionStage<Void> ending = result;
        ending.whenComplete((done, failed) -> stream.stop());
        lifeline.tie(result, call);
    }

    @Override
    public void onNext(Manifest kept) {
        if (kept.getSha256().equals(manifest.hash().hex())) {
            result.complete(null);
        } else {
            result.completeExceptionally(new TransferRefused(
                    TransferRefusal.WRONG_BYTES, who + " kept something else than it was sent"));
        }
    }

    @Override
    public void onError(Throwable failed) {
        lifeline.callIsOver();
        result.completeExceptionally(Statuses.read(failed, who));
    }

    @Override
    public void onCompleted() {
        onError(new IllegalStateException("the call ended without an answer"));
    }

    private void goOn(
            ClientCallStreamObserver<StoreRequest> call, OutgoingFile<StoreRequest> stream) {
        if (!claim()) {
            stream.pump();
            return;
        }
        try {
            call.onNext(StoreRequest.newBuilder()
                    .setManifest(Wire.manifest(manifest))
                    .build());
        } catch (IllegalStateException cancelled) {
            stream.stop(); // closes the content as soon as it gets it
        }
        stream.begin(content, 0, 0);
    }

    private StoreRequest message(FileChunk chunk) {
        watch.moved();
        return StoreRequest.newBuilder().setChunk(chunk).build();
    }

    /** The content could not be read here: the fault is not the other side's. */
    private void fail(Throwable why) {
        result.completeExceptionally(
                why instanceof TransferRefused refused
                        ? refused
                        : new TransferRefused(
                                TransferRefusal.UNAVAILABLE,
                                manifest.path() + " cannot be read: " + why.getMessage()));
    }

    private synchronized boolean claim() {
        boolean first = !claimed;
        claimed = true;
        return first;
    }
}
