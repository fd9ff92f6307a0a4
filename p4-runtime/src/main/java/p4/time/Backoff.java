package p4.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: doubling from {@code first} to {@code max}, jittered.
 *
 * <p>Source: Brooker, "Exponential Backoff And Jitter"; drawn from the upper half so that a retry is
 * never immediate.
 */
public record Backoff(Duration first, Duration max) {

    private static final int DOUBLINGS_MAX = 20;

    public Backoff {
        if (first.toMillis() < 1) {
            throw new IllegalArgumentException("first wait must be 1 ms or more, found " + first);
        }
        if (max.compareTo(first) < 0) {
            throw new IllegalArgumentException("longest wait " + max + " is shorter than " + first);
        }
    }

    /** This back-off with pauses of at most {@code most}, but no less than the first of them. */
    public Backoff noLongerThan(Duration most) {
        if (most.compareTo(max) >= 0) return this;
        return new Backoff(first, most.compareTo(first) < 0 ? first : most);
    }

    /** The pause before try number {@code attempt}, which counts from 1 for the first retry. */
    public Duration pause(int attempt, RandomGenerator chance) {
        long ceiling = longest(attempt).toMillis();
        return Duration.ofMillis(ceiling / 2 + chance.nextLong(ceiling / 2 + 1));
    }

    /** How long the pause before try number {@code attempt} may be. */
    public Duration longest(int attempt) {
        int doublings = Math.min(Math.max(attempt - 1, 0), DOUBLINGS_MAX);
        return Duration.ofMillis(Math.min(max.toMillis(), first.toMillis() << doublings));
    }
}
