package p4.sim.time;

import java.time.Duration;
import java.time.Instant;

/**
 * How the clock of a node differs from the laboratory's: {@code skew} ahead from the {@code origin}
 * on, and gaining {@code driftPpb} nanoseconds a second; negative is behind, and losing.
 *
 * <p>Whole numbers only, so that what it shows never goes backwards.
 */
public record NodeClock(Instant origin, Duration skew, long driftPpb) {

    private static final long BILLION = 1_000_000_000L;

    public NodeClock {
        if (Math.abs(driftPpb) > BILLION / 10) {
            throw new IllegalArgumentException("drift: " + driftPpb + " ppb");
        }
    }

    /** Tells whether it is always right. */
    public boolean isRight() {
        return skew.isZero() && driftPpb == 0;
    }

    /** What it shows at the moment {@code real}. */
    public Instant shown(Instant real) {
        long passed = Duration.between(origin, real).toNanos();
        return origin.plus(skew).plusNanos(passed + gained(passed));
    }

    /** When it shows {@code shown}, to the nanosecond. */
    public Instant real(Instant shown) {
        return origin.plusNanos(
                lasting(Duration.between(origin.plus(skew), shown).toNanos()));
    }

    /** How long it takes until it has moved by {@code shown} or a little more. */
    public Duration until(Duration shown) {
        if (driftPpb == 0 || shown.isNegative()) return shown;
        return Duration.ofNanos(lasting(shown.toNanos()) + 1);
    }

    private long gained(long passed) {
        return Math.floorDiv(passed, BILLION) * driftPpb
                + Math.floorDiv(Math.floorMod(passed, BILLION) * driftPpb, BILLION);
    }

    /** In how many nanoseconds it moves by {@code moved}, rounded up. */
    private long lasting(long moved) {
        long pace = BILLION + driftPpb;
        long rest = Math.floorMod(moved, pace);
        return Math.floorDiv(moved, pace) * BILLION + (rest * BILLION + pace - 1) / pace;
    }
}
