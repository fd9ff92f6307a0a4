package p4.sim.compare;

import java.util.OptionalDouble;
import p4.sim.check.Verdict;
import p4.sim.report.Page;
import p4.sim.report.gist.Metric.Better;
import p4.sim.scenario.CheckSpec;

/**
 * One thing that a run has, in words, and as a number where it is one.
 *
 * <p>{@code rank} tells verdicts apart, the lower the better; it is 0 of all else.
 */
record Item(String text, OptionalDouble value, Better better, int rank) {

    /** Something that is no number. */
    static Item words(String text) {
        return new Item(text, OptionalDouble.empty(), Better.NEITHER, 0);
    }

    /** A number, written as {@code text}, which should go {@code better}. */
    static Item figure(String text, double value, Better better) {
        return new Item(text, OptionalDouble.of(value), better, 0);
    }

    /** What a run comes to. */
    static Item result(Verdict.Result result) {
        return new Item(Page.word(result), OptionalDouble.empty(), Better.NEITHER, rank(result));
    }

    /** What became of a check, with its figure. */
    static Item verdict(Verdict verdict) {
        return new Item(
                Page.word(verdict.result()) + ": " + verdict.figure(),
                verdict.measured(),
                better(verdict.check()),
                rank(verdict.result()));
    }

    /** How it stands to what the base has. */
    Trend beside(Item base) {
        if (rank != base.rank) return rank < base.rank ? Trend.BETTER : Trend.WORSE;
        if (text.equals(base.text)) return Trend.SAME;
        if (value.isEmpty() || base.value.isEmpty()) return Trend.OTHER;
        int order = Double.compare(value.getAsDouble(), base.value.getAsDouble());
        if (order == 0 || better == Better.NEITHER) return Trend.OTHER;
        return order < 0 == (better == Better.LESS) ? Trend.BETTER : Trend.WORSE;
    }

    /** How many times the base's it is; empty if one of them is no number, or only the base is 0. */
    OptionalDouble times(Item base) {
        if (value.isEmpty() || base.value.isEmpty()) return OptionalDouble.empty();
        double whole = base.value.getAsDouble();
        double part = value.getAsDouble();
        if (part == whole) return OptionalDouble.of(1);
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
    }

    private static int rank(Verdict.Result result) {
        return switch (result) {
            case PASSED -> 0;
            case UNKNOWN -> 1;
            case FAILED -> 2;
        };
    }

    /** More crashes than were asked for are no merit, nor are less: counts go neither way. */
    private static Better better(CheckSpec check) {
        return switch (check.name().unit()) {
            case SECONDS, COUNTS -> Better.LESS;
            case SHARE -> isAtMost(check) ? Better.LESS : Better.MORE;
            case COUNT, NONE -> Better.NEITHER;
        };
    }

    private static boolean isAtMost(CheckSpec check) {
        return check.bound()
                .map(CheckSpec.Bound::comparison)
                .filter(sign ->
                        sign == CheckSpec.Comparison.AT_MOST || sign == CheckSpec.Comparison.BELOW)
                .isPresent();
    }
}
