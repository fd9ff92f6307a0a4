package p4.sim.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.scenario.CheckSpec;

/** Whether the tracker knows who is there, in time. */
final class LeaseChecks {

    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final int NAMED = 3;

    private LeaseChecks() {}

    /** Nothing that the tracker still lists has a lease that ended more than a second ago. */
    static Finding.Outcome noStaleIndexEntry(Evidence evidence, CheckSpec spec) {
        var finding = new Finding("looks at the index");
        var leases = new Leases();
        for (Entry entry : evidence.entries()) {
            leases.hear(entry);
            if (!(entry.event() instanceof Event.Looked looked)) continue;
            Optional<String> stale = looked.registered().stream()
                    .filter(peer -> leases.endOf(peer)
                            .filter(end ->
                                    end.plus(GRACE).plus(Leases.TOLD).compareTo(entry.at()) < 0)
                            .isPresent())
                    .findFirst();
            finding.judge(
                    stale.isEmpty(),
                    entry.turn(),
                    stale.orElse("")
                            + " was still listed at " + Evidence.seconds(entry.at())
                            + ", more than a second after its lease ended");
        }
        return finding.outcome();
    }

    /** At the last look, those registered are exactly those up. */
    static Finding.Outcome everyoneRegistered(Evidence evidence, CheckSpec spec) {
        Optional<Duration> settled = evidence.began(Event.Phase.SETTLE);
        if (settled.isEmpty()) return Finding.Outcome.unknown("the run never settled");
        Duration deadline = settled.get().plus(evidence.scenario().checks().within());
        List<Entry> looks = evidence.entries().stream()
                .filter(entry -> entry.event() instanceof Event.Looked)
                .filter(entry -> entry.at().compareTo(settled.get()) >= 0)
                .toList();
        if (looks.isEmpty()) return Finding.Outcome.unknown("nobody looked while the run settled");
        Entry last = looks.get(looks.size() - 1);
        var looked = (Event.Looked) last.event();
        Set<String> ghosts = new TreeSet<>(looked.registered());
        Set<String> missing = new TreeSet<>(looked.up());
        ghosts.removeAll(looked.up());
        missing.removeAll(looked.registered());
        boolean good = ghosts.isEmpty()
                && missing.isEmpty()
                && last.at().compareTo(deadline.plus(GRACE)) <= 0;
        return Finding.Outcome.of(
                good,
                looked.registered().size() + " registered, " + looked.up().size() + " up",
                describe(evidence, ghosts, missing, last.at()));
    }

    private static String describe(
            Evidence evidence, Set<String> ghosts, Set<String> missing, Duration now) {
        var parts = new ArrayList<String>();
        if (!ghosts.isEmpty()) {
            parts.add(ghosts.size() + " peers that are down are still registered: "
                    + named(
                            ghosts,
                            peer -> peer + " (down for "
                                    + Evidence.seconds(now.minus(downSince(evidence, peer)))
                                    + ")"));
        }
        if (!missing.isEmpty()) {
            parts.add(missing.size() + " peers that are up are not registered: "
                    + named(missing, peer -> peer));
        }
        return parts.isEmpty() ? "it took too long" : String.join("; ", parts);
    }

    private static String named(Set<String> peers, UnaryOperator<String> words) {
        String names = String.join(", ", peers.stream().limit(NAMED).map(words).toList());
        return peers.size() > NAMED ? names + " …" : names;
    }

    private static Duration downSince(Evidence evidence, String peer) {
        return evidence.entries().stream()
                .filter(entry -> entry.who().equals(peer))
                .filter(entry -> entry.event() instanceof Event.PeerCrashed
                        || entry.event() instanceof Event.PeerLeft)
                .map(Entry::at)
                .reduce((first, later) -> later)
                .orElse(Duration.ZERO);
    }

    /**
     * From the end of a crashed peer's lease to its eviction.
     *
     * <p>One that should have been evicted by the end of the run, and was not, lags up to there.
     */
    static Finding.Outcome evictionLag(Evidence evidence, CheckSpec spec) {
        List<Double> lags = new ArrayList<>();
        Set<String> crashed = new TreeSet<>();
        var leases = new Leases();
        for (Entry entry : evidence.entries()) {
            if (entry.event() instanceof Event.PeerCrashed) crashed.add(entry.who());
            if (entry.event() instanceof Event.PeerStarted) crashed.remove(entry.who());
            if (entry.event() instanceof Event.LeaseEvicted evicted
                    && crashed.remove(evicted.peer())) {
                lags.add(seconds(entry.at().minus(evicted.leaseEnded())));
            }
            leases.hear(entry);
        }
        List<String> late = new ArrayList<>();
        for (String peer : crashed) {
            Optional<Duration> over =
                    leases.endOf(peer).filter(end -> end.compareTo(evidence.end()) <= 0);
            if (over.isEmpty()) continue;
            lags.add(seconds(evidence.end().minus(over.get())));
            late.add(peer);
        }
        String worst = late.isEmpty() ? "" : "; never evicted: " + String.join(", ", late);
        return Figures.statistic(spec, lags, "evictions of crashed peers", worst);
    }

    /** How many crashes were observed. */
    static Finding.Outcome crashCount(Evidence evidence, CheckSpec spec) {
        long crashes = evidence.entries().stream()
                .filter(entry -> entry.event() instanceof Event.PeerCrashed)
                .count();
        return Figures.count(spec, crashes, "crashes");
    }

    /** From a tracker's return until everybody who was up then has a lease again. */
    static Finding.Outcome recoveryTime(Evidence evidence, CheckSpec spec) {
        List<Double> times = new ArrayList<>();
        Set<String> up = new TreeSet<>();
        Map<String, Duration> waiting = new HashMap<>();
        var returned = new Duration[] {Duration.ZERO};
        boolean down = false;
        for (Entry entry : evidence.entries()) {
            Event event = entry.event();
            if (event instanceof Event.PeerStarted) up.add(entry.who());
            if (event instanceof Event.PeerCrashed
                    || event instanceof Event.PeerLeft
                    || event instanceof Event.PeerFrozen) {
                up.remove(entry.who());
                waiting.remove(entry.who());
            }
            if (event instanceof Event.PeerThawed) up.add(entry.who());
            if (event instanceof Event.TrackerCrashed || event instanceof Event.TrackerCut)
                down = true;
            boolean back =
                    event instanceof Event.TrackerStarted || event instanceof Event.TrackerHealed;
            if (back && down) {
                down = false;
                returned[0] = entry.at();
                up.forEach(peer -> waiting.put(peer, entry.at()));
            }
            Optional<String> leased = leased(event);
            if (leased.isPresent() && waiting.remove(leased.get()) != null && waiting.isEmpty()) {
                times.add(seconds(entry.at().minus(returned[0])));
            }
        }
        if (!waiting.isEmpty()) times.add(seconds(evidence.end().minus(returned[0])));
        String worst = waiting.isEmpty() ? "" : "; never back: " + new TreeSet<>(waiting.keySet());
        return Figures.statistic(spec, times, "recoveries", worst);
    }

    private static Optional<String> leased(Event event) {
        if (event instanceof Event.LeaseGranted granted) return Optional.of(granted.peer());
        return event instanceof Event.LeaseRenewed renewed
                ? Optional.of(renewed.peer())
                : Optional.empty();
    }

    private static double seconds(Duration duration) {
        return Math.max(0, duration.toNanos() / 1e9);
    }
}
