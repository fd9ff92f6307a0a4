package p4.sim.check;

import java.util.HashMap;
import java.util.Map;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.OverlayTold;

/** How many messages queries took, wherever they went, and how far they could go. */
final class QueryCosts {

    private static final long CHECK = 2; // the question, and its answer

    private final Map<String, Long> messages = new HashMap<>();
    private final Map<String, Integer> hops = new HashMap<>();

    /** Hears of {@code entry}. */
    void hear(Entry entry) {
        Event event = entry.event();
        if (event instanceof OverlayTold.QueryWidened widened) {
            add(widened.query(), widened.neighbours());
            hops.merge(widened.query(), widened.hops(), Math::max);
        } else if (event instanceof OverlayTold.QueryPassedOn passed) {
            add(passed.query(), passed.peers());
        } else if (event instanceof OverlayTold.QueryHandled handled) {
            if (handled.matches() > 0) add(handled.query(), 1);
        } else if (event instanceof OverlayTold.AnswerRelayed relayed) {
            add(relayed.query(), 1);
        } else if (event instanceof OverlayTold.HearsayChecked checked) {
            add(checked.query(), CHECK);
        }
    }

    /** The messages that {@code query} took so far. */
    long messages(String query) {
        return messages.getOrDefault(query, 0L);
    }

    /** How many hops {@code query} could go at most so far. */
    int hops(String query) {
        return hops.getOrDefault(query, 0);
    }

    private void add(String query, long count) {
        messages.merge(query, count, Long::sum);
    }
}
