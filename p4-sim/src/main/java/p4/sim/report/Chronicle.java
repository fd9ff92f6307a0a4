package p4.sim.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.report.chart.Point;
import p4.sim.report.chart.Quantity;

/** What happened when, as pictures need it; all moments are seconds since the run began. */
final class Chronicle {

    private final List<Point> online = new ArrayList<>(List.of(new Point(0, 0)));
    private final List<Point> registered = new ArrayList<>();
    private final List<Moment> crashes = new ArrayList<>();
    private final List<Moment> evictions = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Span> phases = new ArrayList<>();
    private final List<Span> outages = new ArrayList<>();
    private final List<Lag> lags = new ArrayList<>();
    private final Set<String> up = new TreeSet<>();
    private final Map<String, Double> crashed = new TreeMap<>();
    private List<String> ghosts = List.of();
    private Optional<Moment> outage = Optional.empty();
    private Optional<Moment> phase = Optional.empty();
    private final double end;

    /** Something at one moment; {@code what} is a name or a few words. */
    record Moment(double at, String what) {}

    /** A fault that the scenario asked for, and whom it was to hit: nobody if it is the tracker. */
    record Fault(double at, String kind, List<String> targets) {

        /** The fault, its targets and its moment. */
        String describe() {
            String whom = targets.isEmpty() ? "" : " of " + String.join(", ", targets);
            return kind + whom + " at " + Quantity.seconds(at);
        }
    }

    /** Something that lasted. */
    record Span(double from, double to, String what) {}

    /** From the crash of a peer to its eviction; to the end of the run if it was never evicted. */
    record Lag(String peer, double crash, double seconds, boolean evicted) {}

    private Chronicle(List<Entry> journal) {
        this.end =
                journal.isEmpty() ? 1 : seconds(journal.get(journal.size() - 1).at());
        journal.forEach(this::hear);
        closePhase(end);
        crashed.keySet().retainAll(ghosts);
        crashed.forEach((peer, crash) -> lags.add(new Lag(peer, crash, end - crash, false)));
        outage.ifPresent(begun -> outages.add(new Span(begun.at(), end, begun.what())));
        online.add(new Point(end, up.size()));
        if (!registered.isEmpty()) {
            registered.add(new Point(end, registered.get(registered.size() - 1).y()));
        }
    }

    static Chronicle of(List<Entry> journal) {
        return new Chronicle(journal);
    }

    /** When the last entry was written. */
    double end() {
        return end;
    }

    /** How many peers were up, whenever that changed. */
    List<Point> online() {
        return online;
    }

    /** How many peers were registered, whenever the laboratory looked. */
    List<Point> registered() {
        return registered;
    }

    /** Crashes of peers, by their names. */
    List<Moment> crashes() {
        return crashes;
    }

    /** Evictions of peers, by their names. */
    List<Moment> evictions() {
        return evictions;
    }

    /** Faults that the scenario asked for. */
    List<Fault> faults() {
        return faults;
    }

    /** The phases, without a gap. */
    List<Span> phases() {
        return phases;
    }

    /** When the tracker could not be asked. */
    List<Span> outages() {
        return outages;
    }

    /** Each crash that an eviction followed before the peer was back, or ought to have. */
    List<Lag> lags() {
        return lags;
    }

    private void hear(Entry entry) {
        double now = seconds(entry.at());
        Event event = entry.event();
        if (event instanceof Event.PhaseBegan begun) {
            closePhase(now);
            phase = Optional.of(new Moment(now, words(begun.phase().name())));
        } else if (event instanceof Event.FaultAsked asked) {
            faults.add(new Fault(now, words(asked.kind()), asked.targets()));
        } else if (event instanceof Event.Looked looked) {
            ghosts = looked.ghosts();
            registered.add(new Point(now, looked.registered()));
        } else if (event instanceof Event.LeaseEvicted evicted) {
            evictions.add(new Moment(now, evicted.peer()));
            Optional.ofNullable(crashed.remove(evicted.peer()))
                    .ifPresent(
                            crash -> lags.add(new Lag(evicted.peer(), crash, now - crash, true)));
        } else {
            hearOfNodes(entry, now);
        }
    }

    private void hearOfNodes(Entry entry, double now) {
        Event event = entry.event();
        if (event instanceof Event.PeerStarted) {
            crashed.remove(entry.who());
            if (up.add(entry.who())) online.add(new Point(now, up.size()));
        } else if (event instanceof Event.PeerCrashed || event instanceof Event.PeerLeft) {
            if (up.remove(entry.who())) online.add(new Point(now, up.size()));
            if (event instanceof Event.PeerCrashed) {
                crashes.add(new Moment(now, entry.who()));
                crashed.put(entry.who(), now);
            }
        } else if (event instanceof Event.TrackerCrashed) {
            beginOutage(now, "tracker down");
        } else if (event instanceof Event.TrackerCut) {
            beginOutage(now, "tracker cut off");
        } else if (event instanceof Event.TrackerStarted || event instanceof Event.TrackerHealed) {
            outage.ifPresent(begun -> outages.add(new Span(begun.at(), now, begun.what())));
            outage = Optional.empty();
        }
    }

    private void beginOutage(double now, String what) {
        if (outage.isEmpty()) outage = Optional.of(new Moment(now, what));
    }

    private void closePhase(double now) {
        phase.ifPresent(begun -> phases.add(new Span(begun.at(), now, begun.what())));
        phase = Optional.empty();
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
