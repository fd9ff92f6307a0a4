package p4.sim.sabotage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import p4.sim.Phases;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/**
 * What crashes left in the tracker's index while a run was disturbed.
 *
 * <p>{@code listed} is how many listings of crashed peers the index had on average, as the laboratory
 * saw by looking into it. {@code crashes} a second were told of, and each peer was listed for {@code
 * staleSeconds} after its crash on average, by what the tracker said of leases that ended.
 */
record Staleness(double listed, double crashes, double staleSeconds) {

    /**
     * Reads {@code journal}, in which every peer offers {@code files} files.
     *
     * <p>What happens in the first and the last {@code longest} is not counted: what a crash leaves
     * behind is there no longer than that.
     */
    static Staleness of(List<Entry> journal, int files, Duration longest) {
        Duration from = Phases.begin(journal, Event.Phase.DISTURB).plus(longest);
        Duration to = Phases.begin(journal, Event.Phase.HEAL).minus(longest);
        Map<String, Duration> crashed = new HashMap<>(); // for look-up only
        List<Double> stale = new ArrayList<>();
        List<Double> listed = new ArrayList<>();
        for (Entry entry : journal) {
            Event event = entry.event();
            boolean counts = entry.at().compareTo(from) >= 0 && entry.at().compareTo(to) < 0;
            if (event instanceof Event.PeerCrashed && counts) crashed.put(entry.who(), entry.at());
            if (event instanceof Event.LeaseEvicted evicted) {
                end(crashed, evicted.peer(), entry.at(), stale);
            }
            if (event instanceof Event.LeaseEnded ended) {
                end(crashed, ended.peer(), entry.at(), stale);
            }
            if (event instanceof Event.Looked looked && counts) {
                listed.add(offers(looked) - files * (double) alive(looked));
            }
        }
        if (!crashed.isEmpty()) throw new IllegalStateException("still listed: " + crashed);
        return new Staleness(
                mean(listed), stale.size() / (seconds(to) - seconds(from)), mean(stale));
    }

    /** How many listings there are on average by Little's law, with {@code files} a peer. */
    double expected(int files) {
        return files * crashes * staleSeconds;
    }

    private static void end(
            Map<String, Duration> crashed, String peer, Duration at, List<Double> stale) {
        Duration since = crashed.remove(peer);
        if (since != null) stale.add(seconds(at) - seconds(since));
    }

    private static int alive(Event.Looked looked) {
        return looked.registered() - looked.ghosts().size();
    }

    private static long offers(Event.Looked looked) {
        return looked.gauges().stream()
                .filter(gauge -> gauge.queue().equals(Event.Gauge.OFFERS))
                .findFirst()
                .orElseThrow()
                .size();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(number -> number).average().orElseThrow();
    }
}
