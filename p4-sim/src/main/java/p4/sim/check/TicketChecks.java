package p4.sim.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.scenario.CheckSpec;

/** Whether bytes and tickets went only where they may. */
final class TicketChecks {

    private TicketChecks() {}

    /** Every byte that left was paid for with a ticket made out for just that, and accepted. */
    static Finding.Outcome noBytesWithoutATicket(Evidence evidence, CheckSpec spec) {
        var finding = new Finding("streams of bytes");
        Map<String, Event.TicketGiven> given = new HashMap<>();
        Map<String, String> accepted = new HashMap<>();
        Set<String> served = new HashSet<>();
        for (Entry entry : evidence.entries()) {
            if (entry.event() instanceof Event.TicketGiven ticket)
                given.put(ticket.nonce(), ticket);
            if (entry.event() instanceof Event.TicketAccepted ticket) {
                accepted.put(ticket.nonce(), entry.who());
            }
            if (entry.event() instanceof Event.BytesServed bytes && bytes.bytes() > 0) {
                boolean good = fits(given.get(bytes.nonce()), entry.who(), bytes)
                        && entry.who().equals(accepted.get(bytes.nonce()))
                        && served.add(bytes.nonce());
                finding.judge(
                        good,
                        entry.turn(),
                        entry.who() + " let " + bytes.bytes() + " bytes leave for "
                                + bytes.requester() + " without a valid ticket");
            }
        }
        return finding.outcome();
    }

    private static boolean fits(
            Event.@Nullable TicketGiven ticket, String holder, Event.BytesServed bytes) {
        return ticket != null
                && ticket.use().equals("FETCH")
                && ticket.holder().equals(holder)
                && ticket.requester().equals(bytes.requester())
                && ticket.content().equals(bytes.content());
    }

    /** No ticket was accepted by another holder than its own, nor twice. */
    static Finding.Outcome noForeignTicket(Evidence evidence, CheckSpec spec) {
        var finding = new Finding("tickets accepted");
        Map<String, Event.TicketGiven> given = new HashMap<>();
        Set<String> spent = new HashSet<>();
        for (Entry entry : evidence.entries()) {
            if (entry.event() instanceof Event.TicketGiven ticket)
                given.put(ticket.nonce(), ticket);
            if (entry.event() instanceof Event.TicketAccepted ticket) {
                Event.TicketGiven original = given.get(ticket.nonce());
                boolean own = original != null && original.holder().equals(entry.who());
                boolean fresh = spent.add(ticket.nonce());
                finding.judge(
                        own && fresh,
                        entry.turn(),
                        entry.who() + " accepted a ticket "
                                + (own ? "for the second time" : "that was not made out for it"));
            }
        }
        return finding.outcome();
    }

    /** No ticket was given for a holder whose lease was over. */
    static Finding.Outcome noHandoutAfterExpiry(Evidence evidence, CheckSpec spec) {
        var finding = new Finding("tickets given");
        var leases = new Leases();
        for (Entry entry : evidence.entries()) {
            leases.hear(entry);
            if (entry.event() instanceof Event.TicketGiven ticket) {
                boolean alive =
                        ticket.holderLeaseEnds().compareTo(entry.at().minus(Leases.TOLD)) >= 0
                                && leases.isAlive(ticket.holder(), entry.at());
                finding.judge(
                        alive,
                        entry.turn(),
                        "a ticket for " + ticket.holder()
                                + " was given at " + Evidence.seconds(entry.at())
                                + ", after its lease had ended");
            }
        }
        return finding.outcome();
    }
}
