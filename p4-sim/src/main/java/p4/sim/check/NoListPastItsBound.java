package p4.sim.check;

import p4.sim.journal.Entry;
import p4.sim.journal.OverlayTold;

/** No list of neighbours is longer than its limit: as its peer says, and as counted from outside. */
final class NoListPastItsBound implements Check {

    private final Ledger ledger = new Ledger("new neighbours");
    private final NeighbourLists lists = new NeighbourLists();

    @Override
    public void hear(Entry entry) {
        lists.hear(entry);
        if (!(entry.event() instanceof OverlayTold.NeighbourAdded added)) return;
        int count = Math.max(added.neighbours(), lists.count(entry.who()));
        if (count <= added.limit()) {
            ledger.good();
        } else {
            ledger.bad(
                    entry.turn(),
                    entry.who() + " listed " + count + " neighbours at " + Words.seconds(entry.at())
                            + ", its limit is " + added.limit());
        }
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
