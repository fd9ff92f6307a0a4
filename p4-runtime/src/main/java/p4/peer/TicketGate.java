package p4.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import p4.control.ControlPlane;
import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.control.Refusal;
import p4.model.ContentHash;
import p4.model.Ticket;
import p4.model.TicketUse;
import p4.time.Timeline;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/**
 * Lets a request through only if its ticket is good here, now, for this, for the first time.
 *
 * <p>Lives on the peer's timeline. What can be seen without the tracker is looked at first, also
 * where the tracker has the last word; when a ticket's time is over is then for its clock to say,
 * which made the ticket, and not for this peer's, which may be wrong.
 */
final class TicketGate {

    private static final Duration SKEW = Duration.ofSeconds(5);

    private final PeerSettings settings;
    private final ControlPlane tracker;
    private final LeaseKeeper leases;
    private final Timeline timeline;
    private final Map<String, Instant> spent =
            new LinkedHashMap<>(); // nonce → when it is forgotten

    TicketGate(PeerSettings settings, ControlPlane tracker, LeaseKeeper leases, Timeline timeline) {
        this.settings = settings;
        this.tracker = tracker;
        this.leases = leases;
        this.timeline = timeline;
    }

    /** Looks at {@code shown} without spending it; fails with {@link TransferRefused}. */
    CompletionStage<Ticket> look(Optional<Ticket> shown, TicketUse use, ContentHash content) {
        return attempt(() -> timely(check(shown, use, content)));
    }

    /** Looks at {@code shown} and spends it; fails with {@link TransferRefused}. */
    CompletionStage<Ticket> spend(Optional<Ticket> shown, TicketUse use, ContentHash content) {
        return attempt(() -> check(shown, use, content)).thenCompose(ticket -> {
            if (spent.containsKey(ticket.claims().nonce()))
                return refused("the ticket was used before");
            return switch (settings.verification()) {
                case OFFLINE -> attempt(() -> timely(ticket)).thenCompose(this::spendHere);
                case ONLINE -> spendAtTracker(ticket);
            };
        });
    }

    private Ticket check(Optional<Ticket> shown, TicketUse use, ContentHash content) {
        Ticket ticket = shown.orElseThrow(() -> refusal("no ticket was shown"));
        ControlReply.Announced lease = lease();
        var claims = ticket.claims();
        if (!claims.holder().equals(settings.name()))
            throw refusal("the ticket is for another holder");
        if (claims.use() != use) throw refusal("the ticket is for another use");
        if (!claims.content().equals(content)) throw refusal("the ticket is for another content");
        if (!lease.ticketKey().signed(ticket)) throw refusal("the ticket is not from the tracker");
        return ticket;
    }

    /** {@code ticket}, unless its time is over by this peer's clock. */
    private Ticket timely(Ticket ticket) {
        if (timeline.instant().isAfter(ticket.claims().expiry().plus(SKEW))) {
            throw refusal("the ticket's time is over");
        }
        return ticket;
    }

    private static CompletionStage<Ticket> attempt(Supplier<Ticket> look) {
        try {
            return CompletableFuture.completedFuture(look.get());
        } catch (TransferRefused refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private ControlReply.Announced lease() {
        return leases.lease()
                .orElseThrow(() -> new TransferRefused(
                        TransferRefusal.UNAVAILABLE, "this peer is not on the network now"));
    }

    private CompletionStage<Ticket> spendHere(Ticket ticket) {
        Instant now = timeline.instant();
        forgetSpent(now);
        if (spent.size() >= settings.limits().nonces()) {
            return CompletableFuture.failedFuture(new TransferRefused(
                    TransferRefusal.EXHAUSTED, "too many tickets at once; try again later"));
        }
        spent.put(ticket.claims().nonce(), ticket.claims().expiry().plus(SKEW));
        return CompletableFuture.completedFuture(ticket);
    }

    /** Those spent first are over first, or nearly so: nobody looks at all of them. */
    private void forgetSpent(Instant now) {
        Iterator<Instant> forgottenAt = spent.values().iterator();
        while (forgottenAt.hasNext() && now.isAfter(forgottenAt.next())) forgottenAt.remove();
    }

    private CompletionStage<Ticket> spendAtTracker(Ticket ticket) {
        var lease = leases.lease().orElseThrow();
        return tracker.ask(new ControlRequest.Verify(lease.token(), ticket))
                .handleAsync((reply, noAnswer) -> judge(lease, ticket, reply, noAnswer), timeline)
                .thenCompose(judged -> judged);
    }

    private CompletionStage<Ticket> judge(
            ControlReply.Announced lease, Ticket ticket, ControlReply reply, Throwable noAnswer) {
        if (noAnswer != null) return unavailable("the tracker does not answer");
        if (reply instanceof ControlReply.Verified)
            return CompletableFuture.completedFuture(ticket);
        if (!(reply instanceof ControlReply.Refused no)) throw new AssertionError(reply);
        if (no.why() == Refusal.STALE_TOKEN) {
            leases.lost(lease.token(), no.why());
            return unavailable("this peer has to announce itself again");
        }
        return no.why().httpStatus() == 401 ? refused(no.detail()) : unavailable(no.detail());
    }

    private static <T> CompletionStage<T> unavailable(String detail) {
        return CompletableFuture.failedFuture(
                new TransferRefused(TransferRefusal.UNAVAILABLE, detail));
    }

    private static <T> CompletionStage<T> refused(String detail) {
        return CompletableFuture.failedFuture(refusal(detail));
    }

    private static TransferRefused refusal(String detail) {
        return new TransferRefused(TransferRefusal.UNAUTHENTICATED, detail);
    }
}
