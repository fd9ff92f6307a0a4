package p4.sim.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import p4.model.Printable;

/** Reads sessions from CSV: a line {@code peer,online,offline}, then a line a session, by time. */
final class TraceFile {

    private static final String HEAD = "peer,online,offline";
    private static final int COLUMNS = 3;

    private TraceFile() {}

    static List<Churn.Session> read(Value name, Optional<Path> folder) {
        Path file = folder.orElse(Path.of("")).resolve(name.text());
        try {
            return parse(name.text(), Files.readAllLines(file));
        } catch (IOException failed) {
            throw name.bad("cannot read the trace " + Printable.quote(name.text()) + ": "
                    + failed.getMessage());
        }
    }

    private static List<Churn.Session> parse(String file, List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEAD)) {
            throw new BadScenario(
                    new Place(file, 1, 1), "expected the line " + Printable.quote(HEAD));
        }
        var sessions = new ArrayList<Churn.Session>();
        Map<Integer, Duration> offline = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) continue;
            var place = new Place(file, i + 1, 1);
            Churn.Session session = session(place, lines.get(i));
            Duration before = offline.put(session.peer(), session.offline());
            if (before != null && session.online().compareTo(before) < 0) {
                throw new BadScenario(
                        place,
                        "peer " + session.peer()
                                + " comes back before it went, expected sessions in the order of time");
            }
            sessions.add(session);
        }
        return sessions;
    }

    private static Churn.Session session(Place place, String line) {
        String[] cells = line.strip().split(",", -1);
        try {
            if (cells.length != COLUMNS) throw new IllegalArgumentException(line);
            var session = new Churn.Session(
                    Units.count(cells[0].strip(), 1),
                    Units.duration(cells[1].strip()),
                    Units.duration(cells[2].strip()));
            if (session.offline().compareTo(session.online()) > 0) return session;
        } catch (IllegalArgumentException malformed) {
            throw new BadScenario(
                    place,
                    "found " + Printable.quote(line)
                            + ", expected PEER,ONLINE,OFFLINE such as 3,10s,2m");
        }
        throw new BadScenario(
                place, "found " + Printable.quote(line) + ", expected a peer to go after it came");
    }
}
