package p4.sim.sweep;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of comma-separated values. Source: RFC 4180, with plain line feeds. */
final class Csv {

    private final StringBuilder text = new StringBuilder();

    /** Adds a line. */
    Csv line(List<String> cells) {
        text.append(cells.stream().map(Csv::quote).collect(Collectors.joining(",")))
                .append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String quote(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
