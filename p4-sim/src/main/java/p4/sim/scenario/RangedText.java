package p4.sim.scenario;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import p4.model.Printable;

/**
 * A text in which ranges stand for numbers.
 *
 * <p>A number is drawn in thousandths of the smaller unit where its place takes fractions, and in
 * whole units where it does not.
 */
final class RangedText<T> {

    private static final List<BigDecimal> STEPS = List.of(new BigDecimal("0.001"), BigDecimal.ONE);

    private final Value value;
    private final String text;
    private final List<Range> ranges;
    private final Function<String, T> parser;

    /** Reads {@code value} with {@code parser}, which knows nothing of ranges. */
    RangedText(Value value, Function<String, T> parser) {
        this.value = value;
        this.text = value.text();
        this.ranges = Range.in(text);
        this.parser = parser;
    }

    /**
     * What the text means with its ranges drawn; empty if it has none, or means nothing with any.
     *
     * @throws BadScenario if a range makes no sense where a number would
     */
    Optional<T> read(Draws draws) {
        if (ranges.isEmpty()) return refuseHalf();
        if (parse(with(Range::low)).isEmpty() || parse(with(Range::high)).isEmpty()) {
            return Optional.empty();
        }
        ranges.forEach(this::refuse);
        for (BigDecimal step : STEPS) {
            String drawn = drawn(draws, step);
            Optional<T> read = parse(drawn);
            if (read.isPresent()) {
                draws.note(value.way(), drawn);
                return read;
            }
        }
        return Optional.empty();
    }

    /** A range that lacks an end is no range, but was meant to be one. */
    private Optional<T> refuseHalf() {
        String half = text.strip();
        boolean open = half.startsWith("..") || half.endsWith("..");
        if (open && parse(half.replace("..", "")).isPresent()) {
            throw bad("a range with two ends");
        }
        return Optional.empty();
    }

    private void refuse(Range range) {
        if (range.unit().isEmpty()) throw bad("a range whose ends have units of one kind");
        if (range.isBackwards()) throw bad("a range that begins with its smaller end");
    }

    private BadScenario bad(String expected) {
        return value.bad("found " + Printable.quote(text) + ", expected " + expected);
    }

    private Optional<T> parse(String candidate) {
        try {
            return Optional.of(parser.apply(candidate));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private String with(Function<Range, ?> part) {
        var changed = new StringBuilder();
        int done = 0;
        for (Range range : ranges) {
            changed.append(text, done, range.begin()).append(part.apply(range));
            done = range.end();
        }
        return changed.append(text.substring(done)).toString();
    }

    private String drawn(Draws draws, BigDecimal step) {
        return with(range -> range.at(draws.share(value.way(), ranges.indexOf(range) + 1), step));
    }
}
