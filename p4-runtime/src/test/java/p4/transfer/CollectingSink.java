package p4.transfer;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps what comes; checks that it comes in order, without gaps, one chunk at a time. */
public final class CollectingSink implements ChunkSink {

    private final long from;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Void> first = new CompletableFuture<>();
    private CompletableFuture<Void> pending = CompletableFuture.completedFuture(null);
    private boolean holding;

    /** Expects the first byte at {@code from}. */
    public CollectingSink(long from) {
        this.from = from;
    }

    /** Holds on to the first chunk until it is told to {@link #letGo}. */
    public CollectingSink holding() {
        holding = true;
        return this;
    }

    /** Takes everything from now on. */
    public void letGo() {
        CompletableFuture<Void> held;
        synchronized (this) {
            holding = false;
            held = pending;
        }
        held.complete(null);
    }

    /** Done once the first chunk is here. */
    public CompletableFuture<Void> first() {
        return first;
    }

    /** What came so far. */
    public synchronized byte[] bytes() {
        return bytes.toByteArray();
    }

    @Override
    public CompletionStage<Void> take(Chunk chunk) {
        CompletableFuture<Void> taken = keep(chunk);
        first.complete(null);
        return taken;
    }

    private synchronized CompletableFuture<Void> keep(Chunk chunk) {
        if (!pending.isDone()) throw new AssertionError("a chunk came before the last was taken");
        if (chunk.offset() != from + bytes.size()) {
            throw new AssertionError("expected " + (from + bytes.size()) + ", found " + chunk);
        }
        var copy = new byte[chunk.bytes().remaining()];
        chunk.bytes().duplicate().get(copy);
        bytes.writeBytes(copy);
        pending = holding ? new CompletableFuture<>() : CompletableFuture.completedFuture(null);
        return pending;
    }
}
