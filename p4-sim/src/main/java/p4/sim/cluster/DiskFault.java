package p4.sim.cluster;

import java.time.Duration;

/** What can be wrong with the disk of a peer. */
public sealed interface DiskFault {

    /** Opening a file, to read it or to write it, takes {@code by} longer. */
    record Slow(Duration by) implements DiskFault {}

    /** There is no room for anything new. */
    record Full() implements DiskFault {}

    /** What the scenario language calls it. */
    default String kind() {
        return this instanceof Slow ? "slow-disk" : "full-disk";
    }
}
