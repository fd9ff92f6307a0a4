package p4.sim.cluster.virtual;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * One direction of a connection: what is sent arrives in order, one message after the other.
 *
 * <p>A message sets out when the one before it has arrived up to a window, so that a long way does
 * not empty the line.
 */
final class Pipe {

    private final Links links;
    private final int from;
    private final int to;
    private final Queue<Runnable> order = new ArrayDeque<>();
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

    private void arrive(long bytes) {
        pendingBytes -= bytes;
        order.remove().run();
    }
}
