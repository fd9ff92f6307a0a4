package p4.sim.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/**
 * Every fault that was asked for was injected, and seen by a node where a node can see it.
 *
 * <p>One that nobody saw leaves the run unknown, for then it shows nothing. One that a node belied,
 * such as a heartbeat from a peer that had crashed, fails it.
 */
final class FaultsObserved implements Check {

    private static final String TRACKER = "tracker";

    private final Map<String, List<Sighting>> sightings = new HashMap<>();
    private final List<Sighting> all = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private final Leases leases = new Leases();
    private final LiarsNamed liars = new LiarsNamed();
    private Duration now = Duration.ZERO;

    @Override
    public void hear(Entry entry) {
        now = entry.at();
        leases.hear(entry);
        liars.hear(entry);
        if (entry.event() instanceof Event.FaultAsked asked) {
            expect(entry, asked);
        } else {
            for (Sighting sighting : about(entry)) sighting.hear(entry);
        }
    }

    private void expect(Entry entry, Event.FaultAsked asked) {
        boolean atTracker = asked.kind().startsWith(TRACKER + "-");
        List<String> targets = atTracker ? List.of(TRACKER) : asked.targets();
        String fault = "fault " + asked.fault() + " (" + asked.kind() + ")";
        if (targets.isEmpty()) missed.add(fault + " found nobody to hit");
        for (String target : targets) {
            var sighting = new Sighting(fault, asked.kind(), target, entry.turn());
            all.add(sighting);
            sightings.computeIfAbsent(target, name -> new ArrayList<>()).add(sighting);
        }
    }

    private List<Sighting> about(Entry entry) {
        List<Sighting> found = new ArrayList<>(of(entry.who()));
        Sighting.subject(entry.event()).ifPresent(peer -> found.addAll(of(peer)));
        if (Sighting.isOfTracker(entry.event())) found.addAll(of(TRACKER));
        return found;
    }

    private List<Sighting> of(String name) {
        return sightings.getOrDefault(name, List.of());
    }

    @Override
    public Finding finding() {
        if (all.isEmpty() && missed.isEmpty()) return Finding.unknown("no fault was asked for");
        var ledger = new Ledger("faults");
        List<String> unseen = new ArrayList<>(missed);
        for (Sighting sighting : all) {
            Optional<String> belied = sighting.belied();
            if (belied.isPresent()) ledger.bad(sighting.turn(), belied.get());
            else ledger.good();
            boolean leaseRuns = leases.endOf(sighting.target())
                    .filter(end -> end.compareTo(now) >= 0)
                    .isPresent();
            boolean leaseIsOver = leases.endOf(sighting.target()).isEmpty();
            sighting.missed(leaseRuns || leaseIsOver, liars.isUnnamed(sighting.target()))
                    .ifPresent(unseen::add);
        }
        if (ledger.broken() || unseen.isEmpty()) return ledger.finding();
        return new Finding(
                Verdict.Result.UNKNOWN,
                unseen.size() + " of " + (all.size() + missed.size()) + " faults unseen",
                Words.list(unseen, words -> words),
                ledger.finding().turn());
    }
}
