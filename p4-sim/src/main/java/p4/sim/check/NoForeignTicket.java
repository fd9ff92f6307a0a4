package p4.sim.check;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** No holder, and no tracker on its behalf, takes a ticket for somebody else or takes one twice. */
final class NoForeignTicket implements Check {

    private final Ledger ledger = new Ledger("tickets accepted");
    private final Tickets tickets = new Tickets();
    private final Set<String> accepted = new HashSet<>();
    private final Set<String> verified = new HashSet<>();

    @Override
    public void hear(Entry entry) {
        tickets.hear(entry);
        if (entry.event() instanceof Event.TicketAccepted ticket) {
            judge(
                    entry,
                    entry.who() + " accepted",
                    new Shown(ticket.requester(), entry.who(), ticket.content(), ticket.nonce()),
                    accepted);
        } else if (entry.event() instanceof Event.TicketVerified ticket) {
            judge(
                    entry,
                    "the tracker found good, for " + ticket.holder() + ",",
                    new Shown(
                            ticket.requester(), ticket.holder(), ticket.content(), ticket.nonce()),
                    verified);
        }
    }

    private record Shown(String requester, String holder, String content, String nonce) {}

    private void judge(Entry entry, String deed, Shown shown, Set<String> before) {
        boolean fresh = before.add(shown.nonce());
        Optional<Event.TicketGiven> given = tickets.of(shown.nonce());
        if (given.isEmpty()) {
            ledger.bad(entry.turn(), deed + " a ticket that the tracker never gave");
        } else if (!given.get().holder().equals(shown.holder())) {
            ledger.bad(entry.turn(), deed + " a ticket for " + given.get().holder());
        } else if (!given.get().requester().equals(shown.requester())
                || !given.get().content().equals(shown.content())) {
            ledger.bad(
                    entry.turn(),
                    deed + " from " + shown.requester() + " a ticket of "
                            + given.get().requester() + " for "
                            + Words.hash(given.get().content()));
        } else if (!fresh) {
            ledger.bad(
                    entry.turn(),
                    deed + " the same ticket of " + shown.requester() + " a second time");
        } else {
            ledger.good();
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
