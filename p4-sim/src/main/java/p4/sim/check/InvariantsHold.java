package p4.sim.check;

import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** After every event the state of the nodes was one that may be. */
final class InvariantsHold implements Check {

    private final Ledger broken = new Ledger("invariants");
    private long events;

    @Override
    public void hear(Entry entry) {
        if (entry.event() instanceof Event.Inspected inspected) events += inspected.events();
        if (entry.event() instanceof Event.InvariantBroken broke) {
            broken.bad(
                    entry.turn(),
                    "after event " + broke.number() + ", at " + Words.seconds(entry.at()) + ", "
                            + broke.what());
        }
    }

    @Override
    public Finding finding() {
        if (broken.broken()) return broken.finding();
        return events == 0
                ? Finding.unknown("nobody looked at the state of the nodes")
                : Finding.passed("after " + events + " events");
    }

    @Override
    public boolean broken() {
        return broken.broken();
    }
}
