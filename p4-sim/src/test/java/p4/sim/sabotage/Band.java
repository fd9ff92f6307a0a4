package p4.sim.sabotage;

import java.util.List;

/** Where a mean lies by ten runs, with a confidence of 99 %. */
record Band(double low, double high) {

    private static final int RUNS = 10;

    /** What leaves half a percent above it in Student's t distribution, with nine degrees of freedom. */
    private static final double T = 3.2498;

    /** By {@code numbers}, one of each run. */
    static Band of(List<Double> numbers) {
        if (numbers.size() != RUNS) throw new IllegalArgumentException("runs: " + numbers.size());
        double mean = numbers.stream().mapToDouble(number -> number).sum() / RUNS;
        double squares = numbers.stream()
                .mapToDouble(number -> (number - mean) * (number - mean))
                .sum();
        double reach = T * Math.sqrt(squares / (RUNS - 1) / RUNS);
        return new Band(mean - reach, mean + reach);
    }

    /** Half of its width, as a share of its middle. */
    double doubt() {
        return (high - low) / (high + low);
    }

    /** Tells whether {@code number} is in it. */
    boolean has(double number) {
        return number >= low && number <= high;
    }

    /** Tells whether any number from {@code least} to {@code most} is in it. */
    boolean hasAny(double least, double most) {
        return least <= high && most >= low;
    }
}
