package p4.sim.sweep;

import java.util.List;
import java.util.Optional;

/**
 * A mean, and where the true one lies; {@code interval} is empty where one figure is all there is.
 *
 * <p>Source: Student, Biometrika 6 (1908).
 */
public record Estimate(double mean, Optional<Interval> interval) {

    /** Estimates from {@code figures}, of which there is one at least. */
    public static Estimate of(List<Double> figures) {
        double mean = figures.stream().mapToDouble(Double::doubleValue).sum() / figures.size();
        if (figures.size() == 1) return new Estimate(mean, Optional.empty());
        double squares = figures.stream()
                .mapToDouble(figure -> (figure - mean) * (figure - mean))
                .sum();
        int freedom = figures.size() - 1;
        double error = Math.sqrt(squares / freedom / figures.size());
        double reach = StudentT.quantile(freedom) * error;
        return new Estimate(mean, Optional.of(new Interval(mean - reach, mean + reach)));
    }
}
