package p4.sim.check;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** The leases as the journal tells of them: who has one, and until when. */
final class Leases {

    /** How much later than it happened an event may be told, between threads of one process. */
    static final Duration TOLD = Duration.ofMillis(250);

    private final Map<String, Duration> ends = new TreeMap<>();

    /** Hears of {@code entry}. */
    void hear(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.LeaseGranted granted) {
            ends.put(granted.peer(), granted.leaseEnds());
        } else if (event instanceof Event.LeaseRenewed renewed) {
            ends.put(renewed.peer(), renewed.leaseEnds());
        } else if (event instanceof Event.LeaseEvicted evicted) {
            ends.remove(evicted.peer());
        } else if (event instanceof Event.LeaseEnded ended) {
            ends.remove(ended.peer());
        } else if (event instanceof Event.TrackerCrashed) {
            ends.clear();
        }
    }

    /** Tells whether {@code peer} has a lease that runs at {@code now}. */
    boolean isAlive(String peer, Duration now) {
        Duration end = ends.get(peer);
        return end != null && end.compareTo(now.minus(TOLD)) >= 0;
    }

    /** When the lease of {@code peer} ends, if it has one that was neither ended nor swept. */
    Optional<Duration> endOf(String peer) {
        return Optional.ofNullable(ends.get(peer));
    }
}
