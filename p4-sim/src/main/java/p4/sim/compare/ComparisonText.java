package p4.sim.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import p4.model.Printable;

/** A comparison for a terminal: one table, a column for each run. */
public final class ComparisonText {

    private static final int WIDTH = 108;
    private static final int NAME_MAX = 34;
    private static final int COLUMN_MIN = 20;
    private static final int ROWS_MAX = 40;
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String BOLD = "\u001b[1m";

    private final Comparison comparison;
    private final boolean colours;
    private final Grid grid;
    private final List<String> lines = new ArrayList<>();

    private ComparisonText(Comparison comparison, boolean colours) {
        this.comparison = comparison;
        this.colours = colours;
        int runs = comparison.subjects().size();
        int column = Math.max(COLUMN_MIN, (WIDTH - NAME_MAX) / runs - 2);
        this.grid = new Grid(
                Stream.concat(Stream.of(NAME_MAX), Collections.nCopies(runs, column).stream())
                        .toList());
    }

    /** The lines of the table; with colours if {@code colours}. */
    public static List<String> lines(Comparison comparison, boolean colours) {
        return new ComparisonText(comparison, colours).write();
    }

    private List<String> write() {
        List<String> head = new ArrayList<>(List.of(""));
        for (Subject one : comparison.subjects()) {
            String title = one.letter() + (head.size() == 1 ? " (base)" : "");
            head.add(title);
            lines.add(title + "  " + Printable.escapeWhole(one.folder().toString()));
        }
        lines.add("");
        add(head, Collections.nCopies(head.size(), BOLD));
        comparison.parts().forEach(this::part);
        lines.add("");
        lines.add(comparison.areIdentical() ? "the journals are identical" : "the journals differ");
        return lines;
    }

    private void part(Part part) {
        lines.add("");
        lines.add(colours ? BOLD + part.title() + "\u001b[0m" : part.title());
        if (part.rows().isEmpty()) lines.add("  none");
        part.rows().stream().limit(ROWS_MAX).forEach(this::row);
        int more = part.rows().size() - ROWS_MAX;
        if (more > 0) lines.add("  … and " + more + " more");
    }

    private void row(Row row) {
        List<String> cells = new ArrayList<>(List.of(row.name()));
        List<String> paint = new ArrayList<>(List.of(""));
        for (Cell cell : row.cells()) {
            cells.add(words(cell));
            paint.add(paint(cell.trend()));
        }
        add(cells, paint);
    }

    private void add(List<String> cells, List<String> paint) {
        lines.addAll(grid.lines(
                cells.stream().map(Printable::escapeWhole).toList(),
                colours ? paint : Collections.nCopies(paint.size(), "")));
    }

    private static String words(Cell cell) {
        return (cell.text() + "  " + cell.mark()).strip();
    }

    private static String paint(Trend trend) {
        return switch (trend) {
            case WORSE -> RED;
            case BETTER -> GREEN;
            case BASE, SAME, OTHER, ABSENT -> "";
        };
    }
}
