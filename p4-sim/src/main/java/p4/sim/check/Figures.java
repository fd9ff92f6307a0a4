package p4.sim.check;

import java.util.List;
import java.util.Locale;
import p4.sim.scenario.CheckSpec;

/** Compares figures with the bound of a check. */
final class Figures {

    private Figures() {}

    /** Judges a share of {@code all}; unknown if there are none. */
    static Finding.Outcome share(CheckSpec spec, long good, long all, String things, String worst) {
        if (all == 0) return Finding.Outcome.unknown("there were no " + things);
        CheckSpec.Bound bound = bound(spec);
        double share = (double) good / all;
        String figure = String.format(Locale.ROOT, "%.2f %% of %d %s", share * 100, all, things);
        return Finding.Outcome.of(
                bound.comparison().holds(share, bound.value()),
                figure,
                "found " + figure + ", expected " + bound.text() + worst);
    }

    /** Judges a count. */
    static Finding.Outcome count(CheckSpec spec, long count, String things) {
        CheckSpec.Bound bound = bound(spec);
        return Finding.Outcome.of(
                bound.comparison().holds((double) count, bound.value()),
                count + " " + things,
                "found " + count + " " + things + ", expected " + bound.text());
    }

    /** Judges a statistic of {@code seconds}; unknown if there are none. */
    static Finding.Outcome statistic(
            CheckSpec spec, List<Double> seconds, String things, String worst) {
        if (seconds.isEmpty()) return Finding.Outcome.unknown("there were no " + things);
        CheckSpec.Bound bound = bound(spec);
        double found = statistic(bound.statistic(), seconds.stream().sorted().toList());
        String figure = bound.statistic().key() + " " + Evidence.seconds(found) + " of "
                + seconds.size() + " " + things;
        return Finding.Outcome.of(
                bound.comparison().holds(found, bound.value()),
                figure,
                "found " + figure + ", expected " + bound.text() + worst);
    }

    private static double statistic(CheckSpec.Statistic statistic, List<Double> sorted) {
        return switch (statistic) {
            case MEDIAN -> quantile(sorted, 0.50);
            case P90 -> quantile(sorted, 0.90);
            case P95 -> quantile(sorted, 0.95);
            case P99 -> quantile(sorted, 0.99);
            case MAX -> quantile(sorted, 1);
            case TOTAL -> sorted.stream().mapToDouble(Double::doubleValue).sum();
        };
    }

    /** The nearest-rank quantile of what is sorted. */
    static double quantile(List<Double> sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(rank, 1) - 1);
    }

    private static CheckSpec.Bound bound(CheckSpec spec) {
        return spec.bound()
                .orElseThrow(
                        () -> new IllegalArgumentException(spec.name().key() + " needs a bound"));
    }
}
