package p4.sim.sweep;

/** Student's t distribution, as far as confidence intervals of 95 % need it. */
final class StudentT {

    private static final double[] TABLE = {
        12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157,
        2.228139, 2.200985, 2.178813, 2.160369, 2.144787, 2.131450, 2.119905, 2.109816, 2.100922,
        2.093024, 2.085963
    };

    private StudentT() {}

    /**
     * What leaves 2.5 % above it, with that many degrees of {@code freedom}, 1 or more.
     *
     * <p>Right to four digits. Source: Abramowitz and Stegun 26.7.5, and the usual table below 21.
     */
    static double quantile(int freedom) {
        if (freedom <= TABLE.length) return TABLE[freedom - 1];
        double z = Interval.NORMAL;
        double square = z * z;
        double n = freedom;
        double first = z * (square + 1) / 4;
        double second = z * ((5 * square + 16) * square + 3) / 96;
        double third = z * (((3 * square + 19) * square + 17) * square - 15) / 384;
        return z + first / n + second / (n * n) + third / (n * n * n);
    }
}
