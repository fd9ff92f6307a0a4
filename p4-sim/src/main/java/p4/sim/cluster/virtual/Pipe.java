package p4.sim.cluster.virtual;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One direction of a connection: what is sent arrives in order, as fast as the way allows. */
final class Pipe {

    /** What may be on its way before the sender has to wait. */
    private static final long WINDOW_BYTES = 4 << 20;

    private final Links links;
    private final int from;
    private final int to;
    private final Queue<Runnable> order = new ArrayDeque<>();
    private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private long pendingBytes;

    Pipe(Links links, int from, int to) {
        this.links = links;
        this.from = from;
        this.to = to;
    }

    /** How many bytes were sent and have not arrived. */
    long pendingBytes() {
        return pendingBytes;
    }

    /** Sends {@code bytes} bytes; {@code arrived} runs when they and all before them are there. */
    void send(long bytes, Runnable arrived) {
        order.add(arrived);
        pendingBytes += bytes;
        links.carry(from, to, bytes, () -> arrive(bytes));
    }

    /** Done when there is room for more on the way. */
    CompletionStage<Void> room() {
        if (pendingBytes < WINDOW_BYTES) return CompletableFuture.completedFuture(null);
        var room = new CompletableFuture<Void>();
        waiting.add(room);
        return room;
    }

    private void arrive(long bytes) {
        pendingBytes -= bytes;
        order.remove().run();
        while (pendingBytes < WINDOW_BYTES && !waiting.isEmpty())
            waiting.remove().complete(null);
    }
}
