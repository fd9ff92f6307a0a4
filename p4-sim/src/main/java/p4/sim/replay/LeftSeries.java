package p4.sim.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import p4.model.Printable;

/** The {@code series.csv} of a run, read back: what happened from line to line. */
public record LeftSeries(List<Line> lines) {

    private static final List<String> COLUMNS = List.of(
            "second",
            "online",
            "fetches_ok",
            "fetches_refused",
            "fetches_failed",
            "fetches_unavailable");

    public LeftSeries {
        lines = List.copyOf(lines);
    }

    /**
     * A stretch of time that begins at {@code second} and ends where the next line begins.
     *
     * <p>{@code online} is as at its end; of downloads, those that ended in it.
     */
    public record Line(
            long second, long online, long ok, long refused, long failed, long unavailable) {}

    /**
     * Reads what a run left in {@code folder}.
     *
     * @throws BadResults if there is no such file, or it is none that a run left
     */
    public static LeftSeries read(Path folder) {
        String name = Printable.escape(folder.toString());
        Path file = folder.resolve("series.csv");
        if (!Files.isRegularFile(file)) {
            throw new BadResults(name + ": found no series.csv, expected the folder of a run");
        }
        try {
            return parse(name, Files.readAllLines(file));
        } catch (IOException bad) {
            throw new BadResults(name + ": series.csv cannot be read: " + bad.getMessage());
        }
    }

    private static LeftSeries parse(String name, List<String> text) {
        List<String> header =
                text.isEmpty() ? List.of() : Arrays.asList(text.get(0).split(","));
        if (!header.containsAll(COLUMNS)) {
            throw new BadResults(name + ": found a series.csv without the columns of a series,"
                    + " expected " + COLUMNS);
        }
        int[] places = COLUMNS.stream().mapToInt(header::indexOf).toArray();
        var lines = new ArrayList<Line>();
        for (String line : text.subList(1, text.size())) {
            lines.add(line(name, lines.size() + 2, line.split(","), places));
        }
        return new LeftSeries(lines);
    }

    private static Line line(String name, int number, String[] cells, int[] places) {
        try {
            long[] values = Arrays.stream(places)
                    .mapToLong(place -> Long.parseLong(cells[place]))
                    .toArray();
            return new Line(values[0], values[1], values[2], values[3], values[4], values[5]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException bad) {
            throw new BadResults(
                    name + ": series.csv:" + number + " is no line of a series of numbers");
        }
    }
}
