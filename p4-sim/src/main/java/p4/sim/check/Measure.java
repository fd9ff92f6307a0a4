package p4.sim.check;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import p4.sim.scenario.CheckSpec;

/**
 * Holds figures against the bound of a check; {@code remark} is added to the reason of a failure.
 *
 * <p>Percentiles are by nearest rank: the p-th is the smallest figure that at least p percent of all
 * do not exceed.
 */
record Measure(CheckSpec spec, String remark, OptionalLong turn) {

    /** Measures by the bound of {@code spec}, without a remark. */
    static Measure by(CheckSpec spec) {
        return new Measure(spec, "", OptionalLong.empty());
    }

    /** The same, with something to add where it fails. */
    Measure remarking(String words, OptionalLong at) {
        return new Measure(spec, words, at);
    }

    /** Judges {@code good} of {@code all}; unknown if there are none. */
    Finding share(long good, long all, String things) {
        if (all == 0) return Finding.unknown("there were no " + things);
        double percent = Math.floor(10_000.0 * good / all) / 100; // never rounded up to a bound
        String figure =
                String.format(Locale.ROOT, "%.2f %% (%d of %d %s)", percent, good, all, things);
        return judge((double) good / all, figure);
    }

    /** Judges how many there were. */
    Finding count(long count, String things) {
        return judge((double) count, count + " " + things);
    }

    /** Judges durations in seconds by the statistic of the bound; unknown if there are none. */
    Finding seconds(List<Double> seconds, String things) {
        if (seconds.isEmpty()) return Finding.unknown("there were no " + things);
        CheckSpec.Statistic statistic = bound().statistic();
        double found = of(statistic, seconds.stream().sorted().toList());
        String name = statistic == CheckSpec.Statistic.TOTAL ? "together" : statistic.key();
        return judge(
                found, name + " " + Words.seconds(found) + " of " + seconds.size() + " " + things);
    }

    /** Judges counts by the statistic of the bound; unknown if there are none. */
    Finding counts(List<Double> counts, String things) {
        if (counts.isEmpty()) return Finding.unknown("there were no " + things);
        CheckSpec.Statistic statistic = bound().statistic();
        double found = of(statistic, counts.stream().sorted().toList());
        return judge(
                found,
                String.format(
                        Locale.ROOT,
                        "%s %.0f of %d %s",
                        statistic.key(),
                        found,
                        counts.size(),
                        things));
    }

    /** Judges {@code part} as a share of {@code whole}, which is more than nothing. */
    Finding ratio(double part, double whole, String figure) {
        return judge(part / whole, figure);
    }

    private Finding judge(double found, String figure) {
        CheckSpec.Bound bound = bound();
        Finding finding = bound.comparison().holds(found, bound.value())
                ? Finding.passed(figure)
                : Finding.failed(
                        figure, "expected " + bound.text() + ", found " + figure + remark, turn);
        return finding.measuring(found);
    }

    private static double of(CheckSpec.Statistic statistic, List<Double> sorted) {
        return switch (statistic) {
            case MEDIAN -> percentile(sorted, 50);
            case P90 -> percentile(sorted, 90);
            case P95 -> percentile(sorted, 95);
            case P99 -> percentile(sorted, 99);
            case MAX -> percentile(sorted, 100);
            case TOTAL -> sorted.stream().mapToDouble(Double::doubleValue).sum();
        };
    }

    private static double percentile(List<Double> sorted, int percent) {
        int rank = (int) Math.ceil(percent * sorted.size() / 100.0);
        return sorted.get(Math.max(rank, 1) - 1);
    }

    private CheckSpec.Bound bound() {
        return spec.bound()
                .orElseThrow(
                        () -> new IllegalArgumentException(spec.name().key() + " needs a bound"));
    }
}
