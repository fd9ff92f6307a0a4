package p4.sim.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A range of numbers within a text, such as {@code 10..50}, {@code 5s..2m} or {@code 20%..40%}.
 *
 * <p>{@code begin} and {@code end} are where it stands in the text.
 */
record Range(int begin, int end, Bound low, Bound high) {

    /** How a range is written, for a schema. */
    static final String PATTERN = "\\d[A-Za-z%/]*\\s?\\.\\.\\s?\\d";

    private static final String BOUND = "(" + Units.NUMBER + ")([A-Za-z%/]*)";
    private static final Pattern SHAPE =
            Pattern.compile("(?<![\\w.])" + BOUND + "\\s?\\.\\.\\s?" + BOUND);

    /** One end. */
    record Bound(BigDecimal number, String unit) {

        /** The same in another unit of the same kind. */
        Optional<BigDecimal> in(String other) {
            return Units.ratio(unit, other).map(number::multiply);
        }

        @Override
        public String toString() {
            return number.toPlainString() + unit;
        }
    }

    /** Every range in {@code text}, in order. */
    static List<Range> in(String text) {
        var ranges = new ArrayList<Range>();
        SHAPE.matcher(text).results().forEach(found -> ranges.add(of(found)));
        return ranges;
    }

    private static Range of(MatchResult found) {
        return new Range(
                found.start(),
                found.end(),
                new Bound(new BigDecimal(found.group(1)), found.group(3)),
                new Bound(new BigDecimal(found.group(4)), found.group(6)));
    }

    /** The smaller of the two units, if both are of one kind. */
    Optional<String> unit() {
        return Units.ratio(low.unit(), high.unit())
                .map(ratio -> ratio.compareTo(BigDecimal.ONE) > 0 ? high.unit() : low.unit());
    }

    /** Tells whether it begins with its larger end. */
    boolean isBackwards() {
        return span().signum() < 0;
    }

    /**
     * The number a {@code share} of the way up, 0 or more and less than 1; in steps of {@code step}
     * of the smaller unit, both ends included.
     */
    String at(double share, BigDecimal step) {
        String unit = unit().orElseThrow();
        BigDecimal first =
                low.in(unit).orElseThrow().divide(step, 0, RoundingMode.CEILING).multiply(step);
        BigDecimal last = high.in(unit).orElseThrow();
        BigDecimal steps = last.subtract(first).divide(step, 0, RoundingMode.FLOOR);
        BigDecimal taken = steps.add(BigDecimal.ONE)
                .multiply(BigDecimal.valueOf(share))
                .setScale(0, RoundingMode.FLOOR);
        BigDecimal number = first.add(taken.multiply(step));
        return number.stripTrailingZeros().toPlainString() + unit;
    }

    private BigDecimal span() {
        String unit = unit().orElseThrow();
        return high.in(unit).orElseThrow().subtract(low.in(unit).orElseThrow());
    }
}
