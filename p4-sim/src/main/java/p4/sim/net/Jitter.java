package p4.sim.net;

/** How much longer than the latency single packets take. */
@FunctionalInterface
public interface Jitter {

    /** No packet takes longer. */
    Jitter NONE = share -> 0;

    /** The nanoseconds, 0 or more, that a {@code share} in [0, 1) of all packets takes at most longer. */
    long nanos(double share);
}
