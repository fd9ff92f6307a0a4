package p4.sim.sweep;

/** Two ends between which a true value lies with a confidence of 95 %. */
public record Interval(double low, double high) {

    /** The quantile of the normal distribution that leaves 2.5 % above it. */
    static final double NORMAL = 1.959963984540054;

    public Interval {
        if (!(low <= high)) throw new IllegalArgumentException(low + ".." + high);
    }

    /**
     * Where the probability of a success lies, of which {@code trials} (1 or more) had {@code
     * successes}.
     *
     * <p>Source: E. B. Wilson, JASA 22 (1927), without correction for continuity.
     */
    public static Interval ofShare(int successes, int trials) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " of " + trials);
        }
        double share = (double) successes / trials;
        double square = NORMAL * NORMAL / trials;
        double middle = (share + square / 2) / (1 + square);
        double reach =
                NORMAL / (1 + square) * Math.sqrt((share * (1 - share) + square / 4) / trials);
        double low = successes == 0 ? 0 : Math.max(0, middle - reach);
        double high = successes == trials ? 1 : Math.min(1, middle + reach);
        return new Interval(low, high);
    }
}
