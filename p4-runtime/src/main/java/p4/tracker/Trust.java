package p4.tracker;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import p4.control.ControlReply;
import p4.control.ControlReply.Noted;
import p4.control.ControlReply.Refused;
import p4.control.ControlReply.Verified;
import p4.control.ControlRequest.Report;
import p4.control.ControlRequest.Verify;
import p4.control.Refusal;
import p4.model.TicketClaims;

/** Answers holders that ask about tickets, and notes what requesters say about holders. */
final class Trust {

    private final Registry registry;
    private final FileIndex index;
    private final TicketOffice tickets;
    private final Complaints complaints;
    private final Consumer<TrackerEvent> news;

    Trust(
            Registry registry,
            FileIndex index,
            TicketOffice tickets,
            Complaints complaints,
            Consumer<TrackerEvent> news) {
        this.registry = registry;
        this.index = index;
        this.tickets = tickets;
        this.complaints = complaints;
        this.news = news;
    }

    /** Spends a ticket that was shown to {@code holder} by a peer that still has a lease. */
    ControlReply verify(Lease holder, Verify request, Instant now) {
        TicketClaims claims = request.ticket().claims();
        Optional<Refused> refused =
                tickets.objection(request.ticket(), holder, now).or(() -> gone(claims));
        if (refused.isPresent()) {
            news.accept(
                    new TrackerEvent.TicketRefused(holder.peer(), refused.get().why()));
            return refused.get();
        }
        tickets.spend(request.ticket(), now);
        news.accept(new TrackerEvent.TicketVerified(claims));
        return new Verified(claims.requester());
    }

    /**
     * Notes a complaint about a peer that offers the content.
     *
     * <p>Others are answered alike and change nothing: nobody shall learn here who holds what.
     */
    ControlReply report(Lease by, Report report, Instant now) {
        boolean about = !report.holder().equals(by.peer())
                && registry.named(report.holder()).isPresent()
                && index.holds(report.holder(), report.content());
        if (about) {
            complaints.note(by.peer(), report.holder(), now);
            news.accept(new TrackerEvent.Complained(
                    by.peer(), report.holder(), report.content(), report.complaint()));
        }
        return new Noted();
    }

    private Optional<Refused> gone(TicketClaims claims) {
        if (registry.named(claims.requester()).isPresent()) return Optional.empty();
        return Optional.of(Refusals.no(
                Refusal.TICKET_EXPIRED, claims.requester() + " is not on the network any more"));
    }
}
