package p4.sim.cluster.virtual;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.sim.net.Network;
import p4.sim.net.OrderedStream;
import p4.sim.time.VirtualTimeline;

/**
 * One direction of a connection: what is sent arrives in order, as fast as the way allows.
 *
 * <p>Bytes of files leave when the sender's disk has read them, and what comes behind them waits.
 */
final class Pipe {

    /** What may be on its way before the sender has to wait. */
    private static final long WINDOW_BYTES = 4 << 20;

    private final OrderedStream stream;
    private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private final VirtualTimeline timeline;
    private final Presence sender;
    private long pendingBytes;
    private long readNanos; // when the disk has read all that was sent

    /** From {@code sender}, which is node {@code from}. */
    Pipe(Network network, int from, int to, Presence sender) {
        this.stream = network.connect(from, to);
        this.timeline = network.timeline();
        this.sender = sender;
    }

    /** Has {@code next} run if the way is given up. */
    void whenBroken(Runnable next) {
        stream.whenBroken(next);
    }

    /** How many bytes were sent and have not arrived. */
    long pendingBytes() {
        return pendingBytes;
    }

    /** Sends {@code bytes} bytes; {@code arrived} runs when they and all before them are there. */
    void send(long bytes, Runnable arrived) {
        pendingBytes += bytes;
        if (readNanos > timeline.nanos()) {
            timeline.afterNanos(readNanos - timeline.nanos(), () -> leave(bytes, arrived));
        } else {
            leave(bytes, arrived);
        }
    }

    /** Sends {@code bytes} bytes, of which {@code content} bytes are read from a disk before. */
    void sendFile(long bytes, long content, Runnable arrived) {
        long read = timeline.nanos() + sender.readTime(content).toNanos();
        readNanos = Math.max(readNanos, read);
        send(bytes, arrived);
    }

    private void leave(long bytes, Runnable arrived) {
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
