package p4.sim.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** How many files those offer together who have a lease, as the journal tells. */
final class Offers {

    private final Map<String, Integer> files = new HashMap<>();
    private long total;

    /** Hears of {@code entry}. */
    void hear(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.OfferPublished offer) {
            put(offer.peer(), offer.files());
        } else if (event instanceof Event.LeaseEvicted evicted) {
            put(evicted.peer(), 0);
        } else if (event instanceof Event.LeaseEnded ended) {
            put(ended.peer(), 0);
        } else if (event instanceof Event.TrackerCrashed) {
            files.clear();
            total = 0;
        }
    }

    /** All of them; a file counts once for each who offers it. */
    long total() {
        return total;
    }

    private void put(String peer, int offered) {
        total += offered - Optional.ofNullable(files.put(peer, offered)).orElse(0);
    }
}
