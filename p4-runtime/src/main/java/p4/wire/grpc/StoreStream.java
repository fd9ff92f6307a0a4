package p4.wire.grpc;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import p4.model.FileManifest;
import p4.transfer.OpenFile;
import p4.v1.Manifest;
import p4.v1.StoreRequest;

/** The sending end of one upload: the manifest, then the bytes as fast as they are taken. */
final class StoreStream implements ClientResponseObserver<StoreRequest, Manifest> {

    private final String who;
    private final FileManifest manifest;
    private final OpenFile content;
    private final Executor disk;
    private final CompletableFuture<Void> result = new CompletableFuture<>();
    private boolean begun;
    private volatile boolean over; // the call has ended: there is nothing left to cancel
    private Runnable stopSending = () -> {};

    StoreStream(String who, FileManifest manifest, OpenFile content, Executor disk) {
        this.who = who;
        this.manifest = manifest;
        this.content = content;
        this.disk = disk;
    }

    CompletableFuture<Void> result() {
        return result;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<StoreRequest> call) {
        var stream = new OutgoingFile<StoreRequest>(
                call, chunk -> StoreRequest.newBuilder().setChunk(chunk).build(), 0, 0, disk);
        stopSending = stream::stop;
        call.setOnReadyHandler(() -> ready(call, stream));
        CompletionStage<Void> ending = result;
        ending.whenComplete((done, failed) -> {
            if (failed != null && !over) call.cancel("the sender gave up", failed);
        });
    }

    @Override
    public void onNext(Manifest kept) {
        stop();
        result.complete(null);
    }

    @Override
    public void onError(Throwable failed) {
        over = true;
        stop();
        result.completeExceptionally(Statuses.read(failed, who));
    }

    @Override
    public void onCompleted() {
        over = true;
        stop();
        var silent = new IllegalStateException("the call ended without an answer");
        result.completeExceptionally(Statuses.read(silent, who));
    }

    private void ready(
            ClientCallStreamObserver<StoreRequest> call, OutgoingFile<StoreRequest> stream) {
        if (begun) {
            stream.pump();
            return;
        }
        begun = true;
        call.onNext(
                StoreRequest.newBuilder().setManifest(Wire.manifest(manifest)).build());
        stream.begin(content);
    }

    private void stop() {
        if (begun) stopSending.run();
        else content.close();
    }
}
