package p4.sim.check;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** How many files those offer together who have a lease, as the journal tells. */
final class Offers {

    private final Duration grace;
    private final Map<String, Integer> files = new HashMap<>();
    private final Queue<Dropped> dropped = new ArrayDeque<>();
    private long total;
    private long justDropped;

    /** What is offered no more still counts for {@code grace}. */
    Offers(Duration grace) {
        this.grace = grace;
    }

    private record Dropped(Duration at, long files) {}

    /** Hears of {@code entry}. */
    void hear(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.OfferPublished offer) {
            put(entry.at(), offer.peer(), offer.files());
        } else if (event instanceof Event.LeaseEvicted evicted) {
            put(entry.at(), evicted.peer(), 0);
        } else if (event instanceof Event.LeaseEnded ended) {
            put(entry.at(), ended.peer(), 0);
        } else if (event instanceof Event.TrackerCrashed) {
            files.clear();
            drop(entry.at(), total);
        }
    }

    /** All of them at {@code now}; a file counts once for each who offers it. */
    long total(Duration now) {
        for (Dropped drop = dropped.peek();
                drop != null && drop.at().plus(grace).compareTo(now) < 0;
                drop = dropped.peek()) {
            justDropped -= drop.files();
            dropped.remove();
        }
        return total + justDropped;
    }

    private void put(Duration now, String peer, int offered) {
        int more = offered - Optional.ofNullable(files.put(peer, offered)).orElse(0);
        if (more < 0) drop(now, -more);
        else total += more;
    }

    private void drop(Duration now, long gone) {
        total -= gone;
        justDropped += gone;
        dropped.add(new Dropped(now, gone));
    }
}
