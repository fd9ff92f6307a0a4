package p4.sim.twin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import p4.model.Printable;
import p4.sim.compare.Grid;

/** Two runs held against each other, for a terminal: one table, then why they do not agree. */
public final class LikenessText {

    private static final List<Integer> WIDTHS = List.of(34, 28, 28, 10, 8);
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";

    private LikenessText() {}

    /** The lines of the table, and of the reasons; with colours if {@code colours}. */
    public static List<String> lines(Likeness likeness, boolean colours) {
        var grid = new Grid(WIDTHS);
        List<Line> all = likeness.lines();
        var lines = new ArrayList<String>(grid.lines(
                List.of("", likeness.base().driver(), likeness.other().driver(), "may differ", ""),
                Collections.nCopies(WIDTHS.size(), "")));
        all.forEach(line -> lines.addAll(row(grid, line, colours)));
        lines.add("");
        all.stream().flatMap(line -> reason(likeness, line)).forEach(lines::add);
        lines.add(summary(likeness));
        return lines;
    }

    private static List<String> row(Grid grid, Line line, boolean colours) {
        List<String> cells = Stream.of(
                        line.name(),
                        line.base(),
                        line.other(),
                        line.band(),
                        line.accord().word())
                .map(Printable::escapeWhole)
                .toList();
        String paint = colours ? paint(line.accord()) : "";
        return grid.lines(cells, Collections.nCopies(cells.size(), paint));
    }

    private static Stream<String> reason(Likeness likeness, Line line) {
        if (line.accord() != Accord.DIFFERS && line.accord() != Accord.UNPROVEN) {
            return Stream.empty();
        }
        String expected = line.band().startsWith("±")
                ? "expected at most " + line.band().substring(1).strip() + " between them"
                : "expected the same";
        String words = line.accord().word() + "  " + line.name() + ": "
                + likeness.base().driver() + " " + line.base() + ", "
                + likeness.other().driver() + " " + line.other() + ", " + expected;
        return Stream.of(
                Printable.escapeWhole(line.why().isEmpty() ? words : words + ": " + line.why()));
    }

    /** The last word. */
    private static String summary(Likeness likeness) {
        String two = likeness.base().driver() + " and " + likeness.other().driver();
        String late = Stream.of(likeness.base(), likeness.other())
                .flatMap(run -> run.lateness().stream())
                .findFirst()
                .map(words -> "; " + words)
                .orElse("");
        return switch (likeness.accord()) {
            case AGREES, NOT_HELD -> two + " agree" + late;
            case UNPROVEN -> two + " are not proven to agree" + late;
            case DIFFERS -> two + " DIFFER" + late;
        };
    }

    private static String paint(Accord accord) {
        return switch (accord) {
            case DIFFERS -> RED;
            case UNPROVEN -> YELLOW;
            case AGREES, NOT_HELD -> "";
        };
    }
}
