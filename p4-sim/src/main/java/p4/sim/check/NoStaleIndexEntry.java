package p4.sim.check;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/**
 * No index entry outlives its peer's lease by more than a second.
 *
 * <p>A lease that ran out must be evicted by then, whoever is listed must not have lost its lease
 * longer ago, and the index must not hold more than is offered by those who had one a second before. To
 * that second come 250 ms for the telling. A tracker that is down has no index.
 */
final class NoStaleIndexEntry implements Check {

    private static final Duration GRACE = Duration.ofSeconds(1).plus(Leases.TOLD);

    private final Ledger ledger = new Ledger("looks and evictions");
    private final Leases leases = new Leases();
    private final Map<String, Duration> lost = new HashMap<>();
    private final Offers offers = new Offers(GRACE);

    @Override
    public void hear(Entry entry) {
        reportOverdue(entry);
        Event event = entry.event();
        if (event instanceof Event.LeaseEvicted evicted) {
            if (leases.endOf(evicted.peer()).isPresent()) ledger.good();
            lost.put(evicted.peer(), entry.at());
        } else if (event instanceof Event.LeaseEnded ended) {
            lost.put(ended.peer(), entry.at());
        } else if (event instanceof Event.LeaseGranted granted) {
            lost.remove(granted.peer());
        } else if (event instanceof Event.TrackerCrashed) {
            lost.clear();
        } else if (event instanceof Event.Looked looked) {
            judge(entry, looked);
        }
        leases.hear(entry);
        offers.hear(entry);
    }

    private void reportOverdue(Entry entry) {
        Optional<Leases.Lease> next = leases.next();
        while (next.isPresent() && next.get().ends().plus(GRACE).compareTo(entry.at()) < 0) {
            Leases.Lease overdue = next.get();
            ledger.bad(
                    entry.turn(),
                    overdue.peer() + " was still in the index at " + Words.seconds(entry.at())
                            + " although its lease ended at " + Words.seconds(overdue.ends()));
            leases.remove(overdue.peer());
            next = leases.next();
        }
    }

    private void judge(Entry entry, Event.Looked looked) {
        Optional<String> stale = looked.ghosts().stream()
                .filter(peer -> Optional.ofNullable(lost.get(peer))
                        .filter(since -> since.plus(GRACE).compareTo(entry.at()) < 0)
                        .isPresent())
                .findFirst()
                .map(peer -> peer + " was listed at " + Words.seconds(entry.at())
                        + " although its lease was over more than a second before")
                .or(() -> leftovers(entry, looked));
        if (stale.isPresent()) ledger.bad(entry.turn(), stale.get());
        else ledger.good();
    }

    /** What is wrong if the index holds more than it may. */
    private Optional<String> leftovers(Entry entry, Event.Looked looked) {
        long offered = offers.total(entry.at());
        return looked.gauges().stream()
                .filter(gauge -> gauge.queue().equals(Event.Gauge.OFFERS) && gauge.size() > offered)
                .map(gauge -> "the index held " + gauge.size() + " offers at "
                        + Words.seconds(entry.at()) + " although those who had a lease a second"
                        + " before offer " + offered)
                .findFirst();
    }

    @Override
    public Finding finding() {
        return ledger.finding();
    }

    @Override
    public boolean broken() {
        return ledger.broken();
    }
}
