package p4.sim.scenario;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How a duration is drawn; its inverse is a pure function of a number between 0 and 1.
 *
 * <p>Where durations follow on one another for ever, a random moment meets longer ones more often,
 * in proportion to their length, and meets each at a random point of it. Source: D. R. Cox, Renewal
 * Theory, 1962, chapter 5.
 */
public sealed interface Distribution {

    /** No draw is longer than ten years. */
    double LONGEST_SECONDS = 10 * 365 * 86_400d;

    /**
     * The duration below which a share {@code u} of all draws lie; {@code u} is in [0, 1).
     *
     * <p>With {@code u} drawn evenly this is a draw. Never negative; to the millisecond.
     */
    default Duration quantile(double u) {
        return seconds(quantileSeconds(u));
    }

    /** The same in nanoseconds, and exact to one. */
    default long quantileNanos(double u) {
        return Math.round(Math.min(quantileSeconds(u), LONGEST_SECONDS) * 1e9);
    }

    /** The same in seconds. */
    double quantileSeconds(double u);

    /**
     * The same, {@code factor} times as long.
     *
     * @throws IllegalArgumentException if that takes it beyond ten years
     */
    Distribution times(double factor);

    /** The mean, in seconds. */
    double meanSeconds();

    /** Draws the length in seconds of the one that a random moment meets. */
    double metSeconds(RandomGenerator chance);

    /** Draws how much is left of the one that a random moment meets. */
    default Duration residual(RandomGenerator chance) {
        return seconds(metSeconds(chance) * chance.nextDouble());
    }

    /** Always {@code value}. */
    record Fixed(Duration value) implements Distribution {
        @Override
        public Duration quantile(double u) {
            return value;
        }

        @Override
        public long quantileNanos(double u) {
            return value.toNanos();
        }

        @Override
        public double quantileSeconds(double u) {
            return inSeconds(value);
        }

        @Override
        public Distribution times(double factor) {
            return new Fixed(Units.times(value, factor));
        }

        @Override
        public double meanSeconds() {
            return inSeconds(value);
        }

        @Override
        public double metSeconds(RandomGenerator chance) {
            return inSeconds(value);
        }
    }

    /** Evenly between {@code min} and {@code max}. */
    record Uniform(Duration min, Duration max) implements Distribution {
        @Override
        public Duration quantile(double u) {
            return min.plus(seconds(u * inSeconds(max.minus(min))));
        }

        @Override
        public double quantileSeconds(double u) {
            return inSeconds(min) + u * inSeconds(max.minus(min));
        }

        @Override
        public Distribution times(double factor) {
            return new Uniform(Units.times(min, factor), Units.times(max, factor));
        }

        @Override
        public double meanSeconds() {
            return (inSeconds(min) + inSeconds(max)) / 2;
        }

        @Override
        public double metSeconds(RandomGenerator chance) {
            double least = inSeconds(min) * inSeconds(min);
            double most = inSeconds(max) * inSeconds(max);
            return Math.sqrt(least + chance.nextDouble() * (most - least));
        }
    }

    /** Memoryless, with that mean. */
    record Exponential(Duration mean) implements Distribution {
        @Override
        public double quantileSeconds(double u) {
            return -inSeconds(mean) * StrictMath.log1p(-u);
        }

        @Override
        public Distribution times(double factor) {
            return new Exponential(Units.times(mean, factor));
        }

        @Override
        public double meanSeconds() {
            return inSeconds(mean);
        }

        @Override
        public double metSeconds(RandomGenerator chance) {
            return inSeconds(mean) * Gamma.draw(2, chance);
        }
    }

    /** Weibull: {@code scale × (−ln(1−u))^(1/shape)}. */
    record Weibull(double shape, Duration scale) implements Distribution {
        @Override
        public double quantileSeconds(double u) {
            return inSeconds(scale) * StrictMath.pow(-StrictMath.log1p(-u), 1 / shape);
        }

        @Override
        public Distribution times(double factor) {
            return new Weibull(shape, Units.times(scale, factor));
        }

        @Override
        public double meanSeconds() {
            return inSeconds(scale) * Gamma.of(1 + 1 / shape);
        }

        @Override
        public double metSeconds(RandomGenerator chance) {
            double drawn = Gamma.draw(1 + 1 / shape, chance);
            return inSeconds(scale) * StrictMath.pow(drawn, 1 / shape);
        }
    }

    /** Log-normal: the logarithm is normal around that of {@code median}, deviation sigma. */
    record LogNormal(Duration median, double sigma) implements Distribution {
        @Override
        public double quantileSeconds(double u) {
            return inSeconds(median) * StrictMath.exp(sigma * NormalQuantile.at(u));
        }

        @Override
        public Distribution times(double factor) {
            return new LogNormal(Units.times(median, factor), sigma);
        }

        @Override
        public double meanSeconds() {
            return inSeconds(median) * StrictMath.exp(sigma * sigma / 2);
        }

        @Override
        public double metSeconds(RandomGenerator chance) {
            double normal = NormalQuantile.at(chance.nextDouble());
            return inSeconds(median) * StrictMath.exp(sigma * (sigma + normal));
        }
    }

    /** A duration of {@code value} seconds, to the millisecond and at most ten years. */
    private static Duration seconds(double value) {
        return Duration.ofMillis(Math.round(Math.min(value, LONGEST_SECONDS) * 1_000));
    }

    private static double inSeconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
