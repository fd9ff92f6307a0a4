package p4.sim.reference;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import p4.control.Refusal;
import p4.model.ContentHash;
import p4.model.PeerId;
import p4.model.Ticket;
import p4.model.TicketClaims;
import p4.model.TicketUse;
import p4.model.Token;

/**
 * The tickets that were given, and which of them are spent.
 *
 * <p>Knows a good one by having seen it given, not by its signature.
 */
final class Slips {

    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final Duration life;
    private final Map<String, Given> given = new HashMap<>();
    private final Queue<Ticket> inOrder = new ArrayDeque<>();
    private final Set<String> spent = new HashSet<>();
    private final Queue<Instant> spending = new ArrayDeque<>();

    /** Tickets are good for {@code life}. */
    Slips(Duration life) {
        this.life = life;
    }

    private record Given(Ticket ticket, Token holder) {}

    /** Notes that {@code ticket} was given; says what a right one would be if it is none. */
    Optional<String> give(
            Ticket ticket,
            TicketUse use,
            PeerId requester,
            Registered holder,
            ContentHash content,
            Instant now) {
        forgetOld(now);
        TicketClaims claims = ticket.claims();
        Instant expiry = now.plus(life).truncatedTo(ChronoUnit.MILLIS);
        boolean right = claims.use() == use
                && claims.requester().equals(requester)
                && claims.holder().equals(holder.peer())
                && claims.content().equals(content)
                && claims.expiry().equals(expiry);
        if (!right) {
            return Optional.of("a ticket to " + use + " " + content + " at " + holder.peer()
                    + " for " + requester + " until " + expiry);
        }
        boolean fresh = given.put(claims.nonce(), new Given(ticket, holder.token())) == null;
        inOrder.add(ticket);
        return fresh ? Optional.empty() : Optional.of("a nonce that was never used");
    }

    /** Why {@code ticket} is no good at {@code holder}, as far as tickets go; empty if it is. */
    Set<Refusal> objections(Ticket ticket, Registered holder, Instant now) {
        Given known = given.get(ticket.claims().nonce());
        boolean over = !now.isBefore(ticket.claims().expiry());
        if (known == null && over) return EnumSet.of(Refusal.TICKET_FORGED, Refusal.TICKET_EXPIRED);
        boolean genuine = known != null
                && known.ticket().equals(ticket)
                && known.holder().equals(holder.token());
        if (!genuine) return EnumSet.of(Refusal.TICKET_FORGED);
        if (over) return EnumSet.of(Refusal.TICKET_EXPIRED);
        return spent.contains(ticket.claims().nonce())
                ? EnumSet.of(Refusal.TICKET_REPLAYED)
                : EnumSet.noneOf(Refusal.class);
    }

    void spend(Ticket ticket, Instant now) {
        spent.add(ticket.claims().nonce());
        spending.add(now);
    }

    /** How many tickets were spent so lately that one of them may still be alive. */
    int spentOfLate(Instant now) {
        while (!spending.isEmpty() && !spending.peek().plus(life).isAfter(now)) spending.remove();
        return spending.size();
    }

    private void forgetOld(Instant now) {
        for (Ticket oldest = inOrder.peek();
                oldest != null && oldest.claims().expiry().plus(REMEMBERED).isBefore(now);
                oldest = inOrder.peek()) {
            inOrder.remove();
            given.remove(oldest.claims().nonce());
            spent.remove(oldest.claims().nonce());
        }
    }
}
