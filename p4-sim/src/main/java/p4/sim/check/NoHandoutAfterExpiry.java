package p4.sim.check;

import java.time.Duration;
import java.util.Optional;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/**
 * Whoever is handed out has a lease that runs, as the ticket says and as the journal tells.
 *
 * <p>Time is read when an event is told, so a lease that ended 250 ms before still counts; a holder
 * whose lease is known to be evicted, ended or lost never does.
 */
final class NoHandoutAfterExpiry implements Check {

    private final Ledger ledger = new Ledger("tickets given");
    private final Leases leases = new Leases();

    @Override
    public void hear(Entry entry) {
        leases.hear(entry);
        if (!(entry.event() instanceof Event.TicketGiven ticket)) return;
        Duration latest = entry.at().minus(Leases.TOLD);
        Optional<Duration> known = leases.endOf(ticket.holder());
        if (known.isEmpty()) {
            bad(entry, ticket, "has no lease");
        } else if (known.get().compareTo(latest) < 0) {
            bad(entry, ticket, "had a lease until " + Words.seconds(known.get()));
        } else if (ticket.holderLeaseEnds().compareTo(latest) < 0) {
            bad(
                    entry,
                    ticket,
                    "has one until " + Words.seconds(ticket.holderLeaseEnds())
                            + ", as the ticket says itself");
        } else {
            ledger.good();
        }
    }

    private void bad(Entry entry, Event.TicketGiven ticket, String but) {
        ledger.bad(
                entry.turn(),
                "the tracker sent " + ticket.requester() + " to " + ticket.holder() + " at "
                        + Words.seconds(entry.at()) + ", which " + but);
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
