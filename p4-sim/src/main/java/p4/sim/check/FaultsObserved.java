package p4.sim.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import p4.sim.journal.Entry;

/**
 * Every fault that was asked for was injected, and seen by a node.
 *
 * <p>One that nobody saw leaves the run unknown, for then it shows nothing. One that a node belied,
 * such as a heartbeat from a peer that had crashed, fails it.
 */
final class FaultsObserved implements Check {

    private final Sightings sightings = new Sightings();

    @Override
    public void hear(Entry entry) {
        sightings.hear(entry);
    }

    @Override
    public Finding finding() {
        int faults = sightings.all().size() + sightings.missed().size();
        if (faults == 0) return Finding.unknown("no fault was asked for");
        var ledger = new Ledger("faults");
        List<String> unseen = new ArrayList<>();
        sightings.missed().forEach(missed -> unseen.add(missed.words()));
        for (Sighting sighting : sightings.all()) {
            Optional<String> belied = sighting.belied();
            if (belied.isPresent()) ledger.bad(sighting.turn(), belied.get());
            else ledger.good();
            sightings.missed(sighting).ifPresent(unseen::add);
        }
        if (ledger.broken() || unseen.isEmpty()) return ledger.finding();
        return new Finding(
                Verdict.Result.UNKNOWN,
                unseen.size() + " of " + faults + " faults unseen",
                Words.list(unseen, words -> words),
                ledger.finding().turn());
    }
}
