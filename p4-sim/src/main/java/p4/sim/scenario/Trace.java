package p4.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import p4.model.Printable;

/** Sessions that are given one by one; those of one peer in the order of time. */
final class Trace {

    private static final int COLUMNS = 3;

    private final int peers;
    private final List<Churn.Session> sessions = new ArrayList<>();
    private final Map<Integer, Churn.Session> last = new HashMap<>();

    /** A trace of peers 1 to {@code peers}. */
    Trace(int peers) {
        this.peers = peers;
    }

    List<Churn.Session> sessions() {
        return List.copyOf(sessions);
    }

    /**
     * Adds {@code line}; {@code places} tells the place of a column, which counts from 1.
     *
     * @throws BadScenario if it is malformed, or cannot follow what was added before
     */
    void add(String line, IntFunction<Place> places) {
        List<Cell> cells = cells(line, places);
        if (cells.size() != COLUMNS) {
            throw new BadScenario(
                    places.apply(1),
                    "found " + cells.size() + " columns, expected 3: peer,online,offline");
        }
        int peer = cells.get(0)
                .read("a peer's number from 1 to " + peers, text -> Units.count(text, 1, peers));
        Duration online = cells.get(1).read(Words.MOMENT);
        Duration offline = cells.get(2).read(Words.MOMENT);
        if (offline.compareTo(online) <= 0) {
            throw cells.get(2).expected("more than " + cells.get(1).text() + ", when it came");
        }
        var session = new Churn.Session(peer, online, offline);
        refuseDisorder(session, cells.get(1));
        sessions.add(session);
    }

    private void refuseDisorder(Churn.Session session, Cell online) {
        Churn.Session before = last.put(session.peer(), session);
        if (before == null) return;
        if (session.online().compareTo(before.online()) < 0) {
            throw online.expected("peer " + session.peer()
                    + "'s sessions in the order of time, the one before begins at "
                    + ScenarioWriter.duration(before.online()));
        }
        if (session.online().compareTo(before.offline()) < 0) {
            throw online.expected("peer " + session.peer() + " to go first, it does so at "
                    + ScenarioWriter.duration(before.offline()));
        }
    }

    private static List<Cell> cells(String line, IntFunction<Place> places) {
        var cells = new ArrayList<Cell>();
        int begin = 0;
        for (String cell : line.split(",", -1)) {
            int blank = cell.length() - cell.stripLeading().length();
            cells.add(new Cell(cell.strip(), places.apply(begin + blank + 1)));
            begin += cell.length() + 1;
        }
        return cells;
    }

    /** One field of a line. */
    private record Cell(String text, Place place) {

        <T> T read(Word<T> word) {
            return read(word.expected(), word.parser());
        }

        <T> T read(String what, Function<String, T> parser) {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException malformed) {
                throw expected(what);
            }
        }

        BadScenario expected(String what) {
            return new BadScenario(place, "found " + Printable.quote(text) + ", expected " + what);
        }
    }
}
