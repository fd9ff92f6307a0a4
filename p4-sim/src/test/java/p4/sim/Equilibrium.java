package p4.sim;

import java.util.function.DoubleUnaryOperator;

/**
 * What is left, at a random moment, of a duration that goes by a given distribution.
 *
 * <p>Its share below t is the integral of 1 − cdf from 0 to t, over the mean: worked out step by step
 * on a logarithmic scale from a microsecond to thirty years, with no formula that a program under
 * test may use as well.
 */
public final class Equilibrium implements DoubleUnaryOperator {

    private static final int STEPS = 40_000;
    private static final double FIRST = Math.log(1e-6);
    private static final double STEP = (Math.log(1e9) - FIRST) / STEPS;

    private final double[] below = new double[STEPS + 1];

    private Equilibrium(DoubleUnaryOperator cdf) {
        below[0] = Math.exp(FIRST);
        for (int i = 0; i < STEPS; i++) {
            double middle = Math.exp(FIRST + (i + 0.5) * STEP);
            below[i + 1] = below[i] + (1 - cdf.applyAsDouble(middle)) * middle * STEP;
        }
    }

    /** What is left of durations in seconds that go by {@code cdf}. */
    public static Equilibrium of(DoubleUnaryOperator cdf) {
        return new Equilibrium(cdf);
    }

    /** The mean of the durations themselves, in seconds. */
    public double mean() {
        return below[STEPS];
    }

    @Override
    public double applyAsDouble(double t) {
        double place = (Math.log(Math.max(t, 1e-9)) - FIRST) / STEP;
        if (place <= 0) return t / mean();
        int step = Math.min((int) place, STEPS - 1);
        double share = Math.min(place - step, 1);
        return (below[step] + share * (below[step + 1] - below[step])) / mean();
    }
}
