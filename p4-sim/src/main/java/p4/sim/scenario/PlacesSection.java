package p4.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import p4.model.Printable;

/** Reads where nodes can be: {@code regions:}, by name or in full, and {@code matrix:}. */
final class PlacesSection {

    private static final int MEBIBYTES_MAX = 256;
    private static final int REGIONS_MAX = 100;

    private static final Word<LinkPresets.Regions> PRESET =
            Word.among(LinkPresets.regionNames(), LinkPresets.REGIONS::get);

    private static final Key<List<Value>> NAMES = Key.required(
            "names", new Listing<>(Words.NAME), "What the regions are called.", "[ here, there ]");
    private static final Key<List<Value>> WEIGHTS = Key.optional(
            "weights",
            new Listing<>(Word.count(1, 1_000_000)),
            "How many nodes each gets, compared with the others; as many if it is left out.",
            "[ 3, 1 ]");
    private static final Key<List<Value>> LATENCY = Key.required(
            "latency",
            new Listing<>(new Listing<>(Words.MOMENT)),
            "How far it is, one way: a row for the region it is from, a column for the one it is"
                    + " to.",
            "[ [ 2ms, 80ms ], [ 90ms, 3ms ] ]");

    /** Regions in full. */
    static final Block REGIONS = Block.of(
            "regions",
            "Regions that nodes are in, and how far they are apart.",
            NAMES,
            WEIGHTS,
            LATENCY);

    private static final Key<Value> ROWS = Key.required(
            "rows",
            new Either(
                    Word.text("file", "a file beside the scenario, such as king.txt"),
                    new Listing<>(Word.text("row", "a row of numbers"))),
            "A text file beside the scenario with a row of milliseconds on each line, between"
                    + " commas or blanks; or a list of these rows.",
            "king.txt");
    private static final Key<MatrixText.Measure> MEASURES = Key.required(
            "measures",
            Words.option(MatrixText.Measure.class),
            "What the numbers are: from one place to another and back, or one way.",
            "round-trip");

    /** A matrix that was measured. */
    static final Block MATRIX = Block.of(
            "matrix",
            "How far places are apart, as it was measured; nodes are dealt out to them.",
            ROWS,
            MEASURES);

    /** Regions by name or in full. */
    static final Either REGIONS_FORM = new Either(PRESET, REGIONS);

    private final Beside folder;

    PlacesSection(Beside folder) {
        this.folder = folder;
    }

    /** Understands the value of {@code regions:}. */
    static Places regions(Value value) {
        if (value.isWord()) return PRESET.read(value).places();
        Section section = REGIONS.read(value);
        List<String> names = names(section);
        if (names.isEmpty() || names.size() > REGIONS_MAX) {
            throw section.at(NAMES).expected("1 to " + REGIONS_MAX + " names");
        }
        return new Places(names, weights(section, names), latency(section, names));
    }

    /** Understands the value of {@code matrix:}. */
    Places matrix(Section section) {
        var text = new MatrixText(section.get(MEASURES));
        Value rows = section.get(ROWS);
        if (rows.isWord()) return Places.measured(file(text, rows));
        for (Value row : rows.list()) text.add(row.text(), column -> row.place());
        return Places.measured(text.matrix(rows.place()));
    }

    private LatencyMatrix file(MatrixText text, Value file) {
        List<String> lines = folder.lines(file, MEBIBYTES_MAX);
        String name = Printable.escape(file.text());
        for (int i = 0; i < lines.size(); i++) {
            int line = i + 1;
            text.add(lines.get(i), column -> new Place(name, line, column));
        }
        return text.matrix(new Place(name, Math.max(1, lines.size()), 1));
    }

    private static List<String> names(Section section) {
        Set<String> names = new HashSet<>();
        var inOrder = new ArrayList<String>();
        for (Value name : section.get(NAMES)) {
            inOrder.add(Words.NAME.read(name));
            if (!names.add(name.text())) {
                throw name.bad("found region " + Printable.quote(name.text())
                        + " a second time, expected another name");
            }
        }
        return inOrder;
    }

    private static List<Double> weights(Section section, List<String> names) {
        if (!section.has(WEIGHTS)) return Collections.nCopies(names.size(), 1d);
        List<Value> weights = section.get(WEIGHTS);
        refuseShape(section.at(WEIGHTS), "weights", weights, names);
        return weights.stream()
                .map(Word.count(1, 1_000_000)::read)
                .map(Integer::doubleValue)
                .toList();
    }

    private static LatencyMatrix latency(Section section, List<String> names) {
        List<Value> rows = section.get(LATENCY);
        refuseShape(section.at(LATENCY), "rows", rows, names);
        var nanos = new ArrayList<long[]>();
        for (Value row : rows) {
            refuseShape(row, "columns", row.list(), names);
            nanos.add(row.list().stream()
                    .map(Words.MOMENT::read)
                    .mapToLong(Duration::toNanos)
                    .toArray());
        }
        return new LatencyMatrix(nanos);
    }

    private static void refuseShape(
            Value place, String what, List<Value> found, List<String> names) {
        if (found.size() == names.size()) return;
        throw place.bad("found " + found.size() + " " + what + ", expected " + names.size()
                + ", one for each region");
    }
}
