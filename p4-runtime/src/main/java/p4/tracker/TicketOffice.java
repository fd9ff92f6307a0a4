package p4.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import p4.control.ControlReply.Refused;
import p4.control.Refusal;
import p4.model.ContentHash;
import p4.model.PeerId;
import p4.model.Ticket;
import p4.model.TicketClaims;
import p4.model.TicketKey;
import p4.model.TicketUse;

/**
 * Signs tickets, and spends them once.
 *
 * <p>Each lease has its own key, so a ticket for B means nothing to C, nor to B's next lease. A
 * ticket is dead from its expiry on, to the millisecond: it is this tracker's own clock that it was
 * made by. (The ±5 s of skew are for holders that verify offline.) Source: threats, row 2.
 */
final class TicketOffice {

    private static final int NONCE_BYTES = 16;

    private final TicketKey master;
    private final RandomGenerator chance;
    private final Duration ticketLife;
    private final BoundedMap<String, Instant> spent;

    TicketOffice(TicketKey master, RandomGenerator chance, Duration ticketLife, int spentTickets) {
        this.master = master;
        this.chance = chance;
        this.ticketLife = ticketLife;
        this.spent = new BoundedMap<>(spentTickets);
    }

    /** The key of the lease that {@code peer} holds with the token of digest {@code token}. */
    TicketKey key(PeerId peer, ContentHash token) {
        return master.derive(peer, token);
    }

    /** Makes a ticket for {@code requester} to use at {@code holder}. */
    Ticket mint(TicketUse use, PeerId requester, Lease holder, ContentHash content, Instant now) {
        var claims = new TicketClaims(
                use, requester, holder.peer(), content, now.plus(ticketLife), nonce());
        return holder.key().sign(claims);
    }

    /** Why {@code ticket} is no good at {@code holder}; empty if it is good. */
    Optional<Refused> objection(Ticket ticket, Lease holder, Instant now) {
        TicketClaims claims = ticket.claims();
        boolean meant = claims.holder().equals(holder.peer());
        if (!holder.key().signed(ticket) || !meant) {
            return no(Refusal.TICKET_FORGED, "not a ticket of this tracker for this lease");
        }
        if (!now.isBefore(claims.expiry())) {
            return no(Refusal.TICKET_EXPIRED, "the ticket ended at " + claims.expiry());
        }
        spent.removeEldestWhile(forgottenAt -> !forgottenAt.isAfter(now));
        if (spent.get(claims.nonce(), Instant.MIN).isAfter(now)) {
            return no(Refusal.TICKET_REPLAYED, "the ticket was used before");
        }
        if (!spent.isFull()) return Optional.empty();
        return Optional.of(Refusals.later(
                Refusal.TOO_MANY, "too many spent tickets are remembered", ticketLife));
    }

    /** Spends {@code ticket}, to which there was no {@link #objection}. */
    void spend(Ticket ticket, Instant now) {
        // No ticket made until now is alive after this, so that those written first are over first.
        spent.put(ticket.claims().nonce(), now.plus(ticketLife));
    }

    /** How many spent tickets are remembered. */
    int spent() {
        return spent.size();
    }

    /** Draws 128 bits that were never drawn before, as 32 hexadecimal digits. */
    String nonce() {
        byte[] bits = new byte[NONCE_BYTES];
        chance.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    private static Optional<Refused> no(Refusal why, String detail) {
        return Optional.of(Refusals.no(why, detail));
    }
}
