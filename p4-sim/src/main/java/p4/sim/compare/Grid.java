package p4.sim.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Text in columns, each as wide as it is told to be; what is longer goes on in the next line. */
public final class Grid {

    private static final String GAP = "  ";

    private final List<Integer> widths;

    /** Columns of {@code widths} characters each. */
    public Grid(List<Integer> widths) {
        this.widths = List.copyOf(widths);
    }

    /** The lines of one row; {@code paint} holds what begins the colour of each cell, or nothing. */
    public List<String> lines(List<String> cells, List<String> paint) {
        List<List<String>> columns = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) columns.add(wrap(cells.get(i), widths.get(i)));
        int height = columns.stream().mapToInt(List::size).max().orElse(0);
        var lines = new ArrayList<String>();
        for (int line = 0; line < height; line++) {
            var text = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                List<String> column = columns.get(i);
                String piece = line < column.size() ? column.get(line) : "";
                text.append(GAP).append(painted(piece, paint.get(i)));
                text.append(" ".repeat(Math.max(0, widths.get(i) - length(piece))));
            }
            lines.add(text.toString().stripTrailing());
        }
        return lines;
    }

    /** Breaks {@code text} at blanks, and in the middle of what is too long without one. */
    static List<String> wrap(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && length(line) + 1 + length(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (line.length() > 0) line.append(' ');
            line.append(word);
            while (length(line) > width) {
                int end = line.offsetByCodePoints(0, width);
                lines.add(line.substring(0, end));
                line.delete(0, end);
            }
        }
        lines.add(line.toString());
        return Collections.unmodifiableList(lines);
    }

    private static String painted(String piece, String paint) {
        return paint.isEmpty() || piece.isEmpty() ? piece : paint + piece + "\u001b[0m";
    }

    private static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
