package p4.sim.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** One thing that is compared, and what each run has of it, the base first. */
record Row(String name, List<Cell> cells) {

    Row {
        cells = List.copyOf(cells);
    }

    /** What each of {@code subjects} has of {@code items}. */
    static Row of(String name, List<Subject> subjects, Function<Subject, Optional<Item>> items) {
        List<Optional<Item>> had = subjects.stream().map(items).toList();
        return new Row(
                name,
                IntStream.range(0, had.size())
                        .mapToObj(place -> place == 0
                                ? Cell.base(had.get(0))
                                : Cell.beside(had.get(0), had.get(place)))
                        .toList());
    }

    /** Tells whether there is no telling the others from the base by it. */
    boolean isSame() {
        return cells.stream().skip(1).allMatch(cell -> cell.trend() == Trend.SAME);
    }
}
