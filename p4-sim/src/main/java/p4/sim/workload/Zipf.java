package p4.sim.workload;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws ranks from 0 on: rank r comes up in proportion to {@code 1 / (r + 1)^exponent}. */
final class Zipf {

    private final double[] cumulative;

    Zipf(int ranks, double exponent) {
        cumulative = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += StrictMath.pow(rank + 1, -exponent);
            cumulative[rank] = sum;
        }
    }

    /** Draws a rank, 0 to ranks − 1. */
    int draw(RandomGenerator chance) {
        double point = chance.nextDouble() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, point);
        return Math.min(found >= 0 ? found + 1 : -found - 1, cumulative.length - 1);
    }
}
