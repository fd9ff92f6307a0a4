package p4.sim;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** How likely it is that what was drawn comes from a distribution. */
public final class KolmogorovSmirnov {

    private static final int TERMS = 100;

    private KolmogorovSmirnov() {}

    /**
     * The chance that {@code draws} draws from {@code cdf} would lie as far off it as these, 0 to 1.
     *
     * <p>{@code drawn} are the smallest of them; the others were too large to be seen. Source: the
     * approximation of M. A. Stephens, 1970.
     */
    public static double pValue(double[] drawn, int draws, DoubleUnaryOperator cdf) {
        double[] sorted = drawn.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = cdf.applyAsDouble(sorted[i]);
            distance = Math.max(distance, Math.abs(expected - (double) i / draws));
            distance = Math.max(distance, Math.abs((i + 1.0) / draws - expected));
        }
        double root = Math.sqrt(draws);
        double lambda = (root + 0.12 + 0.11 / root) * distance;
        double p = 0;
        for (int k = 1; k <= TERMS; k++) {
            p += (k % 2 == 1 ? 2 : -2) * Math.exp(-2 * k * k * lambda * lambda);
        }
        return p;
    }
}
