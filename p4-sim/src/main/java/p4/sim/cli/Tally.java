package p4.sim.cli;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** Counts what a watcher wants to see of a run while it goes on. May be told from any thread. */
final class Tally implements Consumer<Entry> {

    private final Set<String> online = new TreeSet<>();
    private Event.Phase phase = Event.Phase.SET_UP;
    private Duration phaseBegan = Duration.ZERO;
    private int ok;
    private int refused;
    private int failed;
    private int crashes;
    private int evictions;

    /** The counts at one moment. */
    record Counts(
            Event.Phase phase,
            Duration phaseBegan,
            int online,
            int ok,
            int refused,
            int failed,
            int crashes,
            int evictions) {}

    synchronized Counts counts() {
        return new Counts(
                phase, phaseBegan, online.size(), ok, refused, failed, crashes, evictions);
    }

    @Override
    public synchronized void accept(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.PhaseBegan began) {
            phase = began.phase();
            phaseBegan = entry.at();
        } else if (event instanceof Event.PeerStarted) {
            online.add(entry.who());
        } else if (event instanceof Event.PeerCrashed) {
            online.remove(entry.who());
            crashes++;
        } else if (event instanceof Event.PeerLeft) {
            online.remove(entry.who());
        } else if (event instanceof Event.LeaseEvicted) {
            evictions++;
        } else if (event instanceof Event.FetchEnded ended) {
            count(ended.outcome());
        }
    }

    private void count(Event.Outcome outcome) {
        switch (outcome) {
            case OK -> ok++;
            case REFUSED -> refused++;
            case NOT_FOUND, FAILED -> failed++;
            case UNAVAILABLE, ABANDONED -> {}
        }
    }
}
