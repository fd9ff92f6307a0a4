package p4.wire.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import p4.model.FileManifest;
import p4.transfer.Chunk;
import p4.transfer.IncomingFile;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.v1.Manifest;
import p4.v1.StoreRequest;

/**
 * A file on its way in through one call: its manifest first, then its bytes, one message at a time.
 *
 * <p>The next message is asked for once the one before was taken. What came is thrown away unless the
 * call ends well.
 */
final class IncomingStream implements StreamObserver<StoreRequest> {

    private final ServerCallStreamObserver<Manifest> reply;
    private final Function<FileManifest, CompletionStage<IncomingFile>> accept;
    private @Nullable IncomingFile file;
    private boolean asked;
    private long position;
    private boolean over;

    IncomingStream(
            ServerCallStreamObserver<Manifest> reply,
            Function<FileManifest, CompletionStage<IncomingFile>> accept) {
        this.reply = reply;
        this.accept = accept;
        reply.setOnCancelHandler(this::drop);
    }

    @Override
    public void onNext(StoreRequest part) {
        try {
            if (part.hasManifest() && !asked) begin(Wire.manifest(part.getManifest()));
            else if (part.hasChunk()) take(part);
            else throw invalid("the manifest comes first, and once");
        } catch (IllegalArgumentException | TransferRefused malformed) {
            fail(malformed);
        }
    }

    @Override
    public void onError(Throwable cancelled) {
        drop();
    }

    @Override
    public void onCompleted() {
        @Nullable IncomingFile complete;
        synchronized (this) {
            if (over) return;
            complete = file;
        }
        if (complete == null) fail(invalid("the stream ended before its manifest"));
        else complete.finish().whenComplete(this::finish);
    }

    private void begin(FileManifest manifest) {
        asked = true;
        accept.apply(manifest).whenComplete((accepted, refused) -> {
            if (refused != null) fail(refused);
            else receive(accepted);
        });
    }

    private void receive(IncomingFile accepted) {
        synchronized (this) {
            if (over) {
                accepted.abort();
                return;
            }
            file = accepted;
        }
        reply.request(1);
    }

    private void take(StoreRequest part) {
        @Nullable IncomingFile target;
        synchronized (this) {
            if (over) return;
            target = file;
        }
        if (target == null) throw invalid("the manifest comes first");
        var bytes = part.getChunk().getContent().asReadOnlyByteBuffer();
        if (part.getChunk().getOffset() != position
                || position + bytes.remaining() > target.manifest().size()) {
            throw invalid("a chunk does not begin where the one before it ended, or is too many");
        }
        var chunk = new Chunk(position, bytes);
        position += bytes.remaining();
        target.take(chunk).whenComplete((taken, failed) -> {
            if (failed != null) fail(failed);
            else reply.request(1);
        });
    }

    private synchronized void finish(FileManifest kept, Throwable failed) {
        if (failed != null) {
            fail(failed);
        } else if (!over) {
            over = true;
            reply.onNext(Wire.manifest(kept));
            reply.onCompleted();
        }
    }

    private synchronized void fail(Throwable why) {
        if (over) return;
        over = true;
        if (file != null) file.abort();
        reply.onError(Statuses.of(why));
    }

    private synchronized void drop() {
        if (over) return;
        over = true;
        if (file != null) file.abort();
    }

    private static TransferRefused invalid(String detail) {
        return new TransferRefused(TransferRefusal.INVALID, detail);
    }
}
