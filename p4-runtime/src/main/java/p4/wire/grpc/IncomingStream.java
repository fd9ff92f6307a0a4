package p4.wire.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.model.FileManifest;
import p4.transfer.Chunk;
import p4.transfer.IncomingFile;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.v1.FileChunk;
import p4.v1.Manifest;
import p4.v1.StoreRequest;

/**
 * A file on its way in through one call: its manifest first, then its bytes, one message at a time.
 *
 * <p>The next message is asked for once the one before was taken. What came is thrown away unless the
 * call ends well. Nothing foreign is called while the lock is held.
 */
final class IncomingStream implements StreamObserver<StoreRequest> {

    private final ServerCallStreamObserver<Manifest> reply;
    private final Function<FileManifest, CompletionStage<IncomingFile>> accept;
    private final Patience.Watch watch;
    private Optional<IncomingFile> file = Optional.empty();
    private boolean asked;
    private long position;
    private boolean busy;
    private boolean complete;
    private boolean over;

    IncomingStream(
            ServerCallStreamObserver<Manifest> reply,
            Function<FileManifest, CompletionStage<IncomingFile>> accept,
            Patience patience) {
        this.reply = reply;
        this.accept = accept;
        this.watch = patience.watch(() -> fail(
                new TransferRefused(TransferRefusal.UNAVAILABLE, "nothing was sent for too long")));
        reply.setOnCancelHandler(this::drop);
    }

    @Override
    public void onNext(StoreRequest part) {
        watch.moved();
        try {
            if (part.hasManifest() && !asked) begin(Wire.manifest(part.getManifest()));
            else if (part.hasChunk()) take(part.getChunk());
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
        synchronized (this) {
            complete = true;
            if (busy) return;
        }
        finish();
    }

    private void begin(FileManifest manifest) {
        asked = true;
        if (!becomeBusy()) return;
        accept.apply(manifest).whenComplete((accepted, refused) -> {
            if (refused == null) receive(accepted);
            else fail(refused);
        });
    }

    private void receive(IncomingFile accepted) {
        boolean late;
        synchronized (this) {
            late = over;
            if (!late) file = Optional.of(accepted);
        }
        if (late) accepted.abort();
        else goOn();
    }

    private void take(FileChunk part) {
        IncomingFile target = file().orElseThrow(() -> invalid("the manifest comes first"));
        Chunk chunk = check(part, target.manifest().size());
        position += chunk.bytes().remaining();
        if (!becomeBusy()) return;
        Stages.attempt(() -> target.take(chunk)).whenComplete((taken, failed) -> {
            if (failed == null) goOn();
            else fail(failed);
        });
    }

    private Chunk check(FileChunk part, long size) {
        int count = part.getContent().size();
        if (part.getOffset() != position) {
            throw invalid("a chunk at " + part.getOffset() + " came, expected one at " + position);
        }
        if (count == 0 || count > Wire.CHUNK_BYTES || count > size - position) {
            throw invalid("a chunk of " + count + " bytes came, of a file that lacks "
                    + (size - position) + "; at most " + Wire.CHUNK_BYTES + " may come at once");
        }
        return new Chunk(position, part.getContent().asReadOnlyByteBuffer());
    }

    private void goOn() {
        boolean last;
        synchronized (this) {
            busy = false;
            last = complete;
        }
        if (last) finish();
        else reply.request(1);
    }

    private void finish() {
        if (!becomeBusy()) return;
        file().ifPresentOrElse(
                        whole -> Stages.attempt(whole::finish).whenComplete(this::answer),
                        () -> fail(invalid("the stream ended before its manifest")));
    }

    private void answer(FileManifest kept, Throwable failed) {
        if (failed != null) {
            fail(failed);
        } else if (end()) {
            reply.onNext(Wire.manifest(kept));
            reply.onCompleted();
        }
    }

    private void fail(Throwable why) {
        if (!end()) return;
        file().ifPresent(IncomingFile::abort);
        reply.onError(Statuses.of(why));
    }

    private void drop() {
        if (end()) file().ifPresent(IncomingFile::abort);
    }

    private synchronized boolean end() {
        if (over) return false;
        over = true;
        watch.end();
        return true;
    }

    private synchronized boolean becomeBusy() {
        if (over) return false;
        busy = true;
        return true;
    }

    private synchronized Optional<IncomingFile> file() {
        return file;
    }

    private static TransferRefused invalid(String detail) {
        return new TransferRefused(TransferRefusal.INVALID, detail);
    }
}
