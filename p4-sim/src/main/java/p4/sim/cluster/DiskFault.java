package p4.sim.cluster;

import java.time.Duration;

/** What can be wrong with the disk of a peer. */
public sealed interface DiskFault {

    /**
     * Everything it does takes {@code by} longer: opening a file, and reading or writing a piece.
     *
     * <p>It moves {@code bytesPerSecond} at most; infinitely many if nothing limits that.
     */
    record Slow(Duration by, double bytesPerSecond) implements DiskFault {

        public Slow {
            if (!(bytesPerSecond > 0)) {
                throw new IllegalArgumentException("bytes per second: " + bytesPerSecond);
            }
        }

        /** How much longer it takes for {@code bytes} bytes. */
        public Duration cost(long bytes) {
            return by.plusNanos((long) Math.ceil(bytes / bytesPerSecond * 1e9));
        }
    }

    /** There is no room for anything more. */
    record Full() implements DiskFault {}

    /** What the scenario language calls it. */
    default String kind() {
        return this instanceof Slow ? "slow-disk" : "full-disk";
    }
}
