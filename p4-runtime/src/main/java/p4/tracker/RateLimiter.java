package p4.tracker;

import java.time.Duration;
import java.time.Instant;

/**
 * Lets each of many do something at a {@link Rate}, and remembers a bounded number of them.
 *
 * <p>Source: the generic cell rate algorithm, ITU-T I.371 annex A: of each it is remembered only when
 * it would be back at its average.
 *
 * @param <K> who is limited
 */
final class RateLimiter<K> {

    private final Duration interval;
    private final Duration tolerance;
    private final BoundedMap<K, Instant> even;

    RateLimiter(Rate rate, int remembered) {
        this.interval = rate.interval();
        this.tolerance = interval.multipliedBy(rate.burst() - 1L);
        this.even = new BoundedMap<>(remembered);
    }

    /** Counts one try of {@code who}; zero if it may, otherwise how long it must wait. */
    Duration take(K who, Instant now) {
        even.removeEldestWhile(moment -> !moment.isAfter(now));
        Instant last = even.get(who, now);
        Instant from = last.isAfter(now) ? last : now;
        Duration wait = Duration.between(now.plus(tolerance), from);
        if (wait.compareTo(Duration.ZERO) > 0) return wait;
        even.put(who, from.plus(interval));
        return Duration.ZERO;
    }
}
