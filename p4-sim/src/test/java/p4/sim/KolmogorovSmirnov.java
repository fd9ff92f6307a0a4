package p4.sim;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** How likely it is that what was drawn comes from a distribution. */
public final class KolmogorovSmirnov {

    private static final int TERMS = 100;

    /** So close that nobody could be closer; the series below says nothing of it. */
    private static final double SURELY = 0.2;

    private KolmogorovSmirnov() {}

    /**
     * The chance that {@code draws} draws from {@code cdf} would lie as far off it as these, 0 to 1.
     *
     * <p>{@code drawn} are the smallest of them; the others were too large to be seen. Source: the
     * approximation of M. A. Stephens, 1970.
     */
    public static double pValue(double[] drawn, int draws, DoubleUnaryOperator cdf) {
        return pValue(distance(drawn, draws, cdf), draws);
    }

    /** The same, where those that were not seen were larger than {@code horizon}. */
    public static double pValue(
            double[] drawn, int draws, double horizon, DoubleUnaryOperator cdf) {
        double beyond = Math.abs((double) drawn.length / draws - cdf.applyAsDouble(horizon));
        return pValue(Math.max(beyond, distance(drawn, draws, cdf)), draws);
    }

    private static double distance(double[] drawn, int draws, DoubleUnaryOperator cdf) {
        double[] sorted = drawn.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = cdf.applyAsDouble(sorted[i]);
            distance = Math.max(distance, Math.abs(expected - (double) i / draws));
            distance = Math.max(distance, Math.abs((i + 1.0) / draws - expected));
        }
        return distance;
    }

    private static double pValue(double distance, int draws) {
        double root = Math.sqrt(draws);
        double lambda = (root + 0.12 + 0.11 / root) * distance;
        if (lambda < SURELY) return 1;
        double p = 0;
        for (int k = 1; k <= TERMS; k++) {
            p += (k % 2 == 1 ? 2 : -2) * Math.exp(-2 * k * k * lambda * lambda);
        }
        return p;
    }
}
