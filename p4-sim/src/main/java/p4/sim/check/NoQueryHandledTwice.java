package p4.sim.check;

import java.util.HashMap;
import java.util.Map;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.OverlayTold;

/** No peer looks at a query twice in one life, or passes it on but when it may go further than before. */
final class NoQueryHandledTwice implements Check {

    private final Ledger ledger = new Ledger("queries looked at and passed on");
    private final Map<String, Map<String, Integer>> handled = new HashMap<>();
    private final Map<String, Map<String, Integer>> passed = new HashMap<>();

    @Override
    public void hear(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.PeerStarted) {
            handled.remove(entry.who());
            passed.remove(entry.who());
        } else if (event instanceof OverlayTold.QueryHandled query) {
            boolean again = note(handled, entry, query.query(), query.hops()) != 0;
            judge(entry, again, "looked at query " + query.query() + " once more");
        } else if (event instanceof OverlayTold.QueryPassedOn query) {
            boolean again = note(passed, entry, query.query(), query.hops()) >= query.hops();
            judge(
                    entry,
                    again,
                    "passed query " + query.query() + " on once more, " + query.hops()
                            + " hops far, which is no further than before");
        }
    }

    /** Notes how far it goes; says how far it went before, 0 if it never did. */
    private static int note(
            Map<String, Map<String, Integer>> book, Entry entry, String query, int hops) {
        Integer before =
                book.computeIfAbsent(entry.who(), who -> new HashMap<>()).put(query, hops);
        return before == null ? 0 : before;
    }

    private void judge(Entry entry, boolean wrong, String what) {
        if (wrong) ledger.bad(entry.turn(), entry.who() + " " + what);
        else ledger.good();
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
