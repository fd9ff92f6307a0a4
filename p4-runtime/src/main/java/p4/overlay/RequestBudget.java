package p4.overlay;

import java.time.Duration;
import java.time.Instant;

/**
 * How many requests one connection may still make: so many a second, and some at once.
 *
 * <p>Source: the generic cell rate algorithm, ITU-T I.371 annex A.
 */
final class RequestBudget {

    private final Duration interval;
    private final Duration tolerance;
    private Instant even = Instant.EPOCH;

    RequestBudget(OverlayLimits.Peers limits) {
        this.interval = Duration.ofSeconds(1).dividedBy(limits.requestsPerSecond());
        this.tolerance = interval.multipliedBy(limits.requestsAtOnce() - 1L);
    }

    /** Counts one request; false if it comes too soon. */
    boolean take(Instant now) {
        if (even.isBefore(now)) even = now;
        if (even.isAfter(now.plus(tolerance))) return false;
        even = even.plus(interval);
        return true;
    }
}
