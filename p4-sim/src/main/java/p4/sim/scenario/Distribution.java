package p4.sim.scenario;

import java.time.Duration;

/** How a duration is drawn; its inverse is a pure function of a number between 0 and 1. */
public sealed interface Distribution {

    /**
     * The duration below which a share {@code u} of all draws lie; {@code u} is in [0, 1).
     *
     * <p>With {@code u} drawn evenly this is a draw. Never negative.
     */
    Duration quantile(double u);

    /**
     * The same, {@code factor} times as long.
     *
     * @throws IllegalArgumentException if that takes it beyond ten years
     */
    Distribution times(double factor);

    /** Always {@code value}. */
    record Fixed(Duration value) implements Distribution {
        @Override
        public Duration quantile(double u) {
            return value;
        }

        @Override
        public Distribution times(double factor) {
            return new Fixed(Units.times(value, factor));
        }
    }

    /** Evenly between {@code min} and {@code max}. */
    record Uniform(Duration min, Duration max) implements Distribution {
        @Override
        public Duration quantile(double u) {
            return min.plus(seconds(u * inSeconds(max.minus(min))));
        }

        @Override
        public Distribution times(double factor) {
            return new Uniform(Units.times(min, factor), Units.times(max, factor));
        }
    }

    /** Memoryless, with that mean. */
    record Exponential(Duration mean) implements Distribution {
        @Override
        public Duration quantile(double u) {
            return seconds(-inSeconds(mean) * StrictMath.log1p(-u));
        }

        @Override
        public Distribution times(double factor) {
            return new Exponential(Units.times(mean, factor));
        }
    }

    /** Weibull: {@code scale × (−ln(1−u))^(1/shape)}. */
    record Weibull(double shape, Duration scale) implements Distribution {
        @Override
        public Duration quantile(double u) {
            return seconds(inSeconds(scale) * StrictMath.pow(-StrictMath.log1p(-u), 1 / shape));
        }

        @Override
        public Distribution times(double factor) {
            return new Weibull(shape, Units.times(scale, factor));
        }
    }

    /** Log-normal: the logarithm is normal around that of {@code median}, deviation sigma. */
    record LogNormal(Duration median, double sigma) implements Distribution {
        @Override
        public Duration quantile(double u) {
            return seconds(inSeconds(median) * StrictMath.exp(sigma * NormalQuantile.at(u)));
        }

        @Override
        public Distribution times(double factor) {
            return new LogNormal(Units.times(median, factor), sigma);
        }
    }

    /** A duration of {@code value} seconds, to the millisecond and at most ten years. */
    private static Duration seconds(double value) {
        double longest = 10 * 365 * 86_400d;
        return Duration.ofMillis(Math.round(Math.min(value, longest) * 1_000));
    }

    private static double inSeconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
