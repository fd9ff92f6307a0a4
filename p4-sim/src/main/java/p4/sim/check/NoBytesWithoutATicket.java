package p4.sim.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/**
 * Every stream of bytes was paid for with a ticket made out for just that, once.
 *
 * <p>The tracker must have given it for this requester, holder and content, and this holder must
 * have found it good before; a holder that skips the verification is caught by the first.
 */
final class NoBytesWithoutATicket implements Check {

    private final Ledger ledger = new Ledger("streams of bytes");
    private final Tickets tickets = new Tickets();
    private final Map<String, Accepted> accepted = new HashMap<>();
    private final Set<String> served = new HashSet<>();

    private record Accepted(String holder, String requester, String content) {}

    @Override
    public void hear(Entry entry) {
        tickets.hear(entry);
        if (entry.event() instanceof Event.TicketAccepted ticket) {
            accepted.put(
                    ticket.nonce(),
                    new Accepted(entry.who(), ticket.requester(), ticket.content()));
        } else if (entry.event() instanceof Event.BytesServed bytes && bytes.bytes() > 0) {
            judge(entry, bytes);
        }
    }

    private void judge(Entry entry, Event.BytesServed bytes) {
        Optional<String> wrong = wrong(entry.who(), bytes);
        boolean first = served.add(bytes.nonce());
        if (wrong.isPresent() || !first) {
            ledger.bad(
                    entry.turn(),
                    entry.who() + " let " + bytes.bytes() + " bytes of "
                            + Words.hash(bytes.content())
                            + " leave for " + bytes.requester() + " "
                            + wrong.orElse("although its ticket had been served before"));
        } else {
            ledger.good();
        }
    }

    private Optional<String> wrong(String holder, Event.BytesServed bytes) {
        Optional<Event.TicketGiven> given = tickets.of(bytes.nonce());
        if (given.isEmpty()) return Optional.of("with a ticket that the tracker never gave");
        if (!fits(given.get(), holder, bytes)) {
            return Optional.of("with a ticket that was made out for "
                    + given.get().requester()
                    + " at " + given.get().holder() + ", to " + given.get().use() + " "
                    + Words.hash(given.get().content()));
        }
        var mine = new Accepted(holder, bytes.requester(), bytes.content());
        return Objects.equals(accepted.get(bytes.nonce()), mine)
                ? Optional.empty()
                : Optional.of("without having found its ticket good");
    }

    private static boolean fits(Event.TicketGiven ticket, String holder, Event.BytesServed bytes) {
        return ticket.use().equals("FETCH")
                && ticket.holder().equals(holder)
                && ticket.requester().equals(bytes.requester())
                && ticket.content().equals(bytes.content());
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
