package p4.tracker;

import java.time.Duration;

/** How often something may happen: {@code perSecond} on average, {@code burst} at once. */
public record Rate(int perSecond, int burst) {

    private static final long SECOND_NANOS = 1_000_000_000L;

    public Rate {
        if (perSecond < 1) throw new IllegalArgumentException("rate per second: " + perSecond);
        if (burst < 1) throw new IllegalArgumentException("burst: " + burst);
    }

    /** The pause between two at the average rate; at least one nanosecond. */
    Duration interval() {
        return Duration.ofNanos(Math.max(1, SECOND_NANOS / perSecond));
    }
}
