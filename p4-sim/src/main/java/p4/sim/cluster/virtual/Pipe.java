package p4.sim.cluster.virtual;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.sim.net.Network;
import p4.sim.net.OrderedStream;

/** One direction of a connection: what is sent arrives in order, as fast as the way allows. */
final class Pipe {

    /** What may be on its way before the sender has to wait. */
    private static final long WINDOW_BYTES = 4 << 20;

    private final OrderedStream stream;
    private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private long pendingBytes;

    Pipe(Network network, int from, int to) {
        this.stream = network.connect(from, to);
    }

    /** How many bytes were sent and have not arrived. */
    long pendingBytes() {
        return pendingBytes;
    }

    /** Sends {@code bytes} bytes; {@code arrived} runs when they and all before them are there. */
    void send(long bytes, Runnable arrived) {
        pendingBytes += bytes;
        stream.send(bytes, () -> {
            pendingBytes -= bytes;
            arrived.run();
            admit();
        });
    }

    /** Done when there is room for more on the way. */
    CompletionStage<Void> room() {
        if (pendingBytes < WINDOW_BYTES) return CompletableFuture.completedFuture(null);
        var room = new CompletableFuture<Void>();
        waiting.add(room);
        return room;
    }

    private void admit() {
        while (pendingBytes < WINDOW_BYTES && !waiting.isEmpty())
            waiting.remove().complete(null);
    }
}
