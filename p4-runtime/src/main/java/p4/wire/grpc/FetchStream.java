package p4.wire.grpc;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.CompletableFuture;
import p4.transfer.Chunk;
import p4.transfer.ChunkSink;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.transfer.TransferRequest;
import p4.v1.FetchRequest;
import p4.v1.FileChunk;

/**
 * The receiving end of one fetch: a message at a time, the next when the sink took the last.
 *
 * <p>Trusts nothing: bytes must follow on one another, and be no more and no fewer than asked for.
 */
final class FetchStream implements ClientResponseObserver<FetchRequest, FileChunk> {

    private final String who;
    private final TransferRequest.Fetch fetch;
    private final ChunkSink sink;
    private final CompletableFuture<Long> result = new CompletableFuture<>();
    private final Lifeline lifeline = new Lifeline();
    private long received;
    private boolean busy;
    private Runnable next = () -> {};

    FetchStream(String who, TransferRequest.Fetch fetch, ChunkSink sink) {
        this.who = who;
        this.fetch = fetch;
        this.sink = sink;
    }

    CompletableFuture<Long> result() {
        return result;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<FetchRequest> call) {
        next = () -> call.request(1);
        call.disableAutoRequestWithInitial(1);
        lifeline.tie(result, call);
    }

    @Override
    public void onNext(FileChunk message) {
        if (result.isDone()) return;
        if (!isDue(message)) {
            result.completeExceptionally(lie("sent bytes that were not asked for"));
            return;
        }
        received += message.getContent().size();
        synchronized (this) {
            busy = true;
        }
        var chunk = new Chunk(message.getOffset(), message.getContent().asReadOnlyByteBuffer());
        Stages.attempt(() -> sink.take(chunk)).whenComplete((taken, failed) -> {
            if (failed == null) goOn();
            else result.completeExceptionally(Stages.cause(failed));
        });
    }

    @Override
    public void onError(Throwable failed) {
        end(() -> result.completeExceptionally(Statuses.read(failed, who)));
    }

    @Override
    public void onCompleted() {
        boolean whole = fetch.length() == 0 || received == fetch.length();
        end(() -> {
            if (whole) result.complete(received);
            else result.completeExceptionally(lie("sent fewer bytes than were asked for"));
        });
    }

    private boolean isDue(FileChunk message) {
        int count = message.getContent().size();
        boolean follows = message.getOffset() == fetch.offset() + received;
        boolean fits = fetch.length() == 0 || count <= fetch.length() - received;
        return count > 0 && count <= Wire.CHUNK_BYTES && follows && fits;
    }

    /** Ends with {@code ending}, once the sink has let go of the last chunk. */
    private void end(Runnable ending) {
        lifeline.callIsOver();
        synchronized (this) {
            next = ending;
            if (busy) return;
        }
        ending.run();
    }

    private void goOn() {
        Runnable following;
        synchronized (this) {
            busy = false;
            following = next;
        }
        following.run();
    }

    private TransferRefused lie(String what) {
        return new TransferRefused(TransferRefusal.WRONG_BYTES, who + " " + what);
    }
}
