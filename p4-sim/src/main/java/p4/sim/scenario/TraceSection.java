package p4.sim.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import p4.model.Printable;

/**
 * Reads {@code trace:}, the name of a CSV file or a list of its lines.
 *
 * <p>The file begins with the line {@code peer,online,offline}.
 */
final class TraceSection {

    private static final String HEAD = "peer,online,offline";
    private static final int MEBIBYTES_MAX = 16;

    private static final Word<String> FILE =
            Word.text("file", "a CSV file beside the scenario, such as sessions.csv");
    private static final Word<String> LINE = Word.of(
            "`PEER,ONLINE,OFFLINE`",
            "PEER,ONLINE,OFFLINE such as 3,10s,2m",
            "\\d{1,9}\\s*,\\s*" + Words.TIME + "\\s*,\\s*" + Words.TIME,
            text -> text);

    /** A trace. */
    static final Either FORM = new Either(FILE, new Listing<>(LINE));

    private final Beside folder;
    private final Trace trace;

    /** Reads traces of {@code peers} peers; without a {@code folder} there are no files. */
    TraceSection(Optional<Path> folder, int peers) {
        this.folder = new Beside(folder);
        this.trace = new Trace(peers);
    }

    List<Churn.Session> read(Value value) {
        if (value.isWord()) {
            String name = FILE.read(value);
            addFile(name, folder.lines(value, MEBIBYTES_MAX));
        } else {
            for (Value entry : value.list()) {
                trace.add(entry.text(), column -> entry.place());
            }
        }
        if (trace.sessions().isEmpty()) throw value.expected("at least one session");
        return trace.sessions();
    }

    private void addFile(String name, List<String> lines) {
        String file = Printable.escape(name);
        String head = lines.isEmpty() ? "" : lines.get(0);
        if (!head.strip().equals(HEAD)) {
            throw new BadScenario(
                    new Place(file, 1, 1),
                    "found " + Printable.quote(head) + ", expected the line "
                            + Printable.quote(HEAD));
        }
        for (int i = 1; i < lines.size(); i++) {
            int line = i + 1;
            if (lines.get(i).isBlank()) continue;
            trace.add(lines.get(i), column -> new Place(file, line, column));
        }
    }
}
