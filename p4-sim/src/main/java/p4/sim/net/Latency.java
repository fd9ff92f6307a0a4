package p4.sim.net;

import java.time.Duration;

/** How long the way from one node to another is, in nanoseconds; a pure function. */
@FunctionalInterface
public interface Latency {

    /** How long the first bit of a packet from {@code source} takes to {@code target}, 0 or more. */
    long nanos(int source, int target);

    /** The same between all nodes. */
    static Latency of(Duration all) {
        long nanos = all.toNanos();
        if (nanos < 0) throw new IllegalArgumentException("latency: " + all);
        return (source, target) -> nanos;
    }
}
