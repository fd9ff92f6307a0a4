package p4.sim.report;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import p4.sim.report.gist.Series;
import p4.sim.report.gist.Stretch;

/** The run for spreadsheets: comma-separated lines, the names of the columns first. */
final class SeriesCsv {

    /** The names of the columns. */
    static final List<String> COLUMNS = List.of(
            "second",
            "online",
            "registered",
            "crashes",
            "evictions",
            "fetches_ok",
            "fetches_failed",
            "fetches_refused",
            "fetches_unavailable",
            "bytes");

    private static final int LINES_MOST = 7_200;

    private SeriesCsv() {}

    /** A line a second; for a run of more than two hours, a line for a rounder stretch of time. */
    static List<String> lines(Series series) {
        return Stream.concat(
                        Stream.of(COLUMNS),
                        series.stretches(LINES_MOST).stream().map(SeriesCsv::columns))
                .map(columns -> String.join(",", columns))
                .toList();
    }

    /** The values of all columns. */
    private static List<String> columns(Stretch stretch) {
        return LongStream.concat(LongStream.of(stretch.second()), stretch.told())
                .mapToObj(Long::toString)
                .toList();
    }
}
