package p4.sim.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;
import p4.sim.report.chart.Quantity;

/**
 * What one run has in a row; {@code ratio} is to the base, empty where there is none.
 *
 * <p>A figure that is written as the base's is the same: the trend is of what people read.
 */
record Cell(String text, Trend trend, OptionalDouble ratio) {

    /** What stands where a run has nothing. */
    static final Cell NOTHING = new Cell("–", Trend.ABSENT, OptionalDouble.empty());

    /** What the base has. */
    static Cell base(Optional<Item> item) {
        return item.map(had -> new Cell(had.text(), Trend.BASE, OptionalDouble.empty()))
                .orElse(NOTHING);
    }

    /** What another run has beside {@code base}. */
    static Cell beside(Optional<Item> base, Optional<Item> item) {
        if (item.isEmpty()) return base.isEmpty() ? NOTHING.turned(Trend.SAME) : NOTHING;
        if (base.isEmpty()) return base(item).turned(Trend.ABSENT);
        Item had = item.get();
        return new Cell(had.text(), had.beside(base.get()), had.times(base.get()));
    }

    private Cell turned(Trend other) {
        return new Cell(text, other, ratio);
    }

    /** How it stands to the base, such as {@code ×1.08 worse} or {@code =}; nothing for the base. */
    String mark() {
        if (trend == Trend.SAME) return ratio.isPresent() ? "=" : "";
        String times = ratio.isPresent() ? "×" + words(ratio.getAsDouble()) : "";
        return switch (trend) {
            case WORSE -> (times + " worse").strip();
            case BETTER -> (times + " better").strip();
            case BASE, SAME, OTHER, ABSENT -> times;
        };
    }

    private static String words(double ratio) {
        if (ratio == 0 || ratio >= 0.1) return Quantity.compact(ratio);
        return new BigDecimal(ratio).round(new MathContext(1)).toPlainString();
    }
}
