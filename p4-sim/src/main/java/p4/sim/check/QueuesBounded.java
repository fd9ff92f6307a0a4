package p4.sim.check;

import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** No queue that the laboratory looked into was fuller than its limit. */
final class QueuesBounded implements Check {

    private final Ledger ledger = new Ledger("looks into queues");

    @Override
    public void hear(Entry entry) {
        if (!(entry.event() instanceof Event.Looked looked)) return;
        for (Event.Gauge gauge : looked.gauges()) {
            if (gauge.size() <= gauge.limit()) {
                ledger.good();
            } else {
                ledger.bad(
                        entry.turn(),
                        gauge.queue() + " held " + gauge.size() + " at " + Words.seconds(entry.at())
                                + ", its limit is " + gauge.limit());
            }
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
