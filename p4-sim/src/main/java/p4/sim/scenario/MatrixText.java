package p4.sim.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import p4.model.Printable;

/**
 * Reads a square matrix of milliseconds line by line; numbers stand between commas or blanks.
 *
 * <p>A line that is blank or begins with {@code #} says nothing.
 */
final class MatrixText {

    private static final int SIZE_MAX = 5_000;
    private static final Pattern CELL = Pattern.compile("[^,\\s]+");
    private static final Pattern NUMBER = Pattern.compile(Units.NUMBER);
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal LONGEST = BigDecimal.valueOf(600_000);
    private static final int ROW_WIDTH = 8;

    private final Measure measure;
    private final List<long[]> rows = new ArrayList<>();

    /** What the numbers of a matrix are. */
    enum Measure {
        /** From one place to the other and back. */
        ROUND_TRIP,
        /** From one place to the other. */
        ONE_WAY
    }

    MatrixText(Measure measure) {
        this.measure = measure;
    }

    /** Adds {@code line}; {@code places} tells the place of a column, which counts from 1. */
    void add(String line, IntFunction<Place> places) {
        if (line.isBlank() || line.strip().startsWith("#")) return;
        var row = new ArrayList<Long>(rows.isEmpty() ? ROW_WIDTH : rows.get(0).length);
        Matcher cells = CELL.matcher(line);
        while (cells.find()) {
            Place place = places.apply(line.codePointCount(0, cells.start()) + 1);
            row.add(nanos(cells.group(), place));
        }
        int width = rows.isEmpty() ? row.size() : rows.get(0).length;
        if (row.size() != width) {
            throw bad(
                    places,
                    "found " + row.size() + " columns, expected " + width
                            + ", as in the first row");
        }
        if (rows.size() == width) {
            throw bad(
                    places,
                    "found a row too many, expected " + width + ", as many as there are columns");
        }
        if (width > SIZE_MAX) {
            throw bad(places, "found " + width + " columns, expected at most " + SIZE_MAX);
        }
        rows.add(row.stream().mapToLong(Long::longValue).toArray());
    }

    /** The matrix, if all of it has been added; {@code whole} is the place to complain of. */
    LatencyMatrix matrix(Place whole) {
        int width = rows.isEmpty() ? 1 : rows.get(0).length;
        if (rows.size() == width) return new LatencyMatrix(rows);
        throw new BadScenario(
                whole,
                "found " + rows.size() + " rows, expected " + width
                        + (rows.isEmpty() ? " or more" : ", as many as there are columns"));
    }

    /** Writes row number {@code from} of {@code matrix}, one way. */
    static String row(LatencyMatrix matrix, int from) {
        var row = new StringBuilder();
        for (int to = 0; to < matrix.size(); to++) {
            BigDecimal millis = BigDecimal.valueOf(matrix.nanos(from, to), 6);
            if (to > 0) row.append(' ');
            row.append(millis.stripTrailingZeros().toPlainString());
        }
        return row.toString();
    }

    private long nanos(String cell, Place place) {
        boolean number = NUMBER.matcher(cell).matches();
        if (!number || new BigDecimal(cell).compareTo(LONGEST) > 0) {
            throw new BadScenario(
                    place,
                    "found " + Printable.quote(cell) + ", expected milliseconds, 0 to " + LONGEST);
        }
        BigDecimal nanos = new BigDecimal(cell).multiply(NANOS);
        BigDecimal parts = BigDecimal.valueOf(
                switch (measure) {
                    case ROUND_TRIP -> 2;
                    case ONE_WAY -> 1;
                });
        return nanos.divide(parts, 0, RoundingMode.HALF_UP).longValueExact();
    }

    private static BadScenario bad(IntFunction<Place> places, String what) {
        return new BadScenario(places.apply(1), what);
    }
}
