package p4.sim.generate;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws what people would write: round numbers, short durations. */
final class Dice {

    private static final long STEP_MILLIS = 100;

    private final RandomGenerator chance;

    Dice(RandomGenerator chance) {
        this.chance = chance;
    }

    /** A whole number from {@code min} to {@code max}. */
    int between(int min, int max) {
        return chance.nextInt(min, max + 1);
    }

    /** A duration from {@code min} to {@code max}, in tenths of a second; at least one of them. */
    Duration between(Duration min, Duration max) {
        long low = Math.max(1, min.toMillis() / STEP_MILLIS);
        long high = Math.max(low, max.toMillis() / STEP_MILLIS);
        return Duration.ofMillis(STEP_MILLIS * chance.nextLong(low, high + 1));
    }

    /** A duration from {@code min} to {@code max} shares of {@code whole}. */
    Duration part(Duration whole, double min, double max) {
        return between(times(whole, min), times(whole, max));
    }

    /** A share from 0 to 1, in twentieths. */
    double share() {
        return between(0, 20) / 20.0;
    }

    /** True with a probability of {@code percent}. */
    boolean in100(int percent) {
        return between(1, 100) <= percent;
    }

    /** One of {@code all}, each as likely as any other. */
    <T> T pick(List<T> all) {
        return all.get(chance.nextInt(all.size()));
    }

    static Duration times(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
