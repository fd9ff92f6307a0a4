package p4.sim.cluster.virtual;

import java.time.Duration;

/** Whether a node runs, as those see it who send it something. */
interface Presence {

    /** Where nobody ever listens. */
    Presence NOBODY = new Presence() {

        @Override
        public boolean isUp() {
            return false;
        }

        @Override
        public Duration readTime(long bytes) {
            return Duration.ZERO;
        }

        @Override
        public void runOrHold(Runnable arrival) {
            throw new IllegalStateException("nobody is there");
        }
    };

    /** Tells whether anybody listens there. */
    boolean isUp();

    /** Has its disk read {@code bytes} bytes; tells how long that takes from now on. */
    Duration readTime(long bytes);

    /** Has it take something that arrived: now, or when it thaws. */
    void runOrHold(Runnable arrival);
}
