package p4.wire.grpc;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.transfer.Chunk;
import p4.transfer.ChunkSink;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.transfer.TransferRequest;
import p4.v1.FetchRequest;
import p4.v1.FileChunk;

/** The receiving end of one fetch: a message at a time, the next when the sink took the last. */
final class FetchStream implements ClientResponseObserver<FetchRequest, FileChunk> {

    private final String who;
    private final TransferRequest.Fetch fetch;
    private final ChunkSink sink;
    private final CompletableFuture<Long> result = new CompletableFuture<>();
    private long received;
    private boolean busy;
    private boolean complete;
    private volatile boolean over; // the call has ended: there is nothing left to cancel
    private Runnable askForNext = () -> {};

    FetchStream(String who, TransferRequest.Fetch fetch, ChunkSink sink) {
        this.who = who;
        this.fetch = fetch;
        this.sink = sink;
    }

    CompletableFuture<Long> result() {
        return result;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<FetchRequest> started) {
        askForNext = () -> started.request(1);
        started.disableAutoRequestWithInitial(1);
        CompletionStage<Long> ending = result;
        ending.whenComplete((bytes, failed) -> {
            if (failed != null && !over) started.cancel("the requester gave up", failed);
        });
    }

    @Override
    public void onNext(FileChunk message) {
        var bytes = message.getContent().asReadOnlyByteBuffer();
        int count = bytes.remaining();
        boolean tooMany = fetch.length() > 0 && received + count > fetch.length();
        if (message.getOffset() != fetch.offset() + received || tooMany) {
            result.completeExceptionally(new TransferRefused(
                    TransferRefusal.WRONG_BYTES, who + " sent bytes that were not asked for"));
            return;
        }
        received += count;
        synchronized (this) {
            busy = true;
        }
        sink.take(new Chunk(message.getOffset(), bytes)).whenComplete((taken, failed) -> {
            if (failed != null) result.completeExceptionally(failed);
            else goOn();
        });
    }

    @Override
    public void onError(Throwable failed) {
        over = true;
        result.completeExceptionally(Statuses.read(failed, who));
    }

    @Override
    public void onCompleted() {
        over = true;
        synchronized (this) {
            complete = true;
            if (busy) return;
        }
        result.complete(received);
    }

    private void goOn() {
        boolean last;
        synchronized (this) {
            busy = false;
            last = complete;
        }
        if (last) result.complete(received);
        else askForNext.run();
    }
}
