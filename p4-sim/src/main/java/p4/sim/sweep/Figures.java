package p4.sim.sweep;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import p4.sim.report.chart.Quantity;
import p4.sim.scenario.CheckName;

/** Figures as people read them, and as programs do. */
final class Figures {

    private static final int SEEDS_SHOWN = 12;

    private Figures() {}

    /** {@code value} in the unit of a check. */
    static String words(CheckName.Unit unit, double value) {
        return switch (unit) {
            case SECONDS -> Quantity.seconds(value);
            case SHARE -> percent(value);
            case COUNT, COUNTS, NONE -> Quantity.compact(value);
        };
    }

    /** {@code 1.2 s (1.1 s to 1.3 s)}; without the brackets where nothing is known of the ends. */
    static String words(CheckName.Unit unit, Estimate estimate) {
        String mean = words(unit, estimate.mean());
        return estimate.interval()
                .map(ends -> mean + " (" + words(unit, ends.low()) + " to "
                        + words(unit, ends.high()) + ")")
                .orElse(mean);
    }

    /** A share with its ends: {@code 99.0 % (94.6 % to 99.8 %)}. */
    static String words(Count count) {
        Interval ends = count.share();
        double share = (double) count.passed() / count.all();
        return percent(share) + " (" + percent(ends.low()) + " to " + percent(ends.high()) + ")";
    }

    /** The first few of {@code seeds}, and how many more there are. */
    static String some(List<Long> seeds) {
        String shown = seeds.stream()
                .limit(SEEDS_SHOWN)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
        int more = seeds.size() - SEEDS_SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    /** {@code value} with six digits after the point, as every program reads it. */
    static String plain(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
