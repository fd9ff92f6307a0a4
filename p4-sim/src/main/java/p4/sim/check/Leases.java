package p4.sim.check;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** The leases as the journal tells of them: who has one, and until when. */
final class Leases {

    /** How much later than it happened an event may be told, between threads of one process. */
    static final Duration TOLD = Duration.ofMillis(250);

    private final Map<String, Duration> ends = new HashMap<>();

    /** For each lease its end, or an earlier one: a renewal is looked up when that one is due. */
    private final PriorityQueue<Lease> inOrder =
            new PriorityQueue<>(Comparator.comparing(Lease::ends).thenComparing(Lease::peer));

    /** A lease of {@code peer} that runs out at {@code ends}. */
    record Lease(String peer, Duration ends) {}

    /** Hears of {@code entry}. */
    void hear(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.LeaseGranted granted) {
            put(new Lease(granted.peer(), granted.leaseEnds()));
        } else if (event instanceof Event.LeaseRenewed renewed) {
            put(new Lease(renewed.peer(), renewed.leaseEnds()));
        } else if (event instanceof Event.LeaseEvicted evicted) {
            remove(evicted.peer());
        } else if (event instanceof Event.LeaseEnded ended) {
            remove(ended.peer());
        } else if (event instanceof Event.TrackerCrashed) {
            ends.clear();
            inOrder.clear();
        }
    }

    /** When the lease of {@code peer} ends, if it has one that was neither ended nor swept. */
    Optional<Duration> endOf(String peer) {
        return Optional.ofNullable(ends.get(peer));
    }

    /** The lease that runs out, or ran out, before all others. */
    Optional<Lease> next() {
        for (Lease first = inOrder.peek(); first != null; first = inOrder.peek()) {
            Duration end = ends.get(first.peer());
            if (first.ends().equals(end)) return Optional.of(first);
            inOrder.remove();
            if (end != null && end.compareTo(first.ends()) > 0) {
                inOrder.add(new Lease(first.peer(), end));
            }
        }
        return Optional.empty();
    }

    /** Takes the lease of {@code peer} out of the books, whatever became of it. */
    void remove(String peer) {
        ends.remove(peer);
    }

    private void put(Lease lease) {
        Duration before = ends.put(lease.peer(), lease.ends());
        if (before == null || lease.ends().compareTo(before) < 0) inOrder.add(lease);
    }
}
