package p4.sim.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import p4.control.Complaint;
import p4.model.TicketClaims;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.tracker.TrackerEvent;
import p4.tracker.TrackerObserver;

/** Writes what a tracker does into a journal; moments are counted from its begin. */
public final class TrackerScribe implements TrackerObserver {

    private static final String WHO = "tracker";

    private final Journal journal;
    private final Function<Instant, Duration> since;

    /** Writes into {@code journal}, which began at {@code origin}. */
    public TrackerScribe(Journal journal, Instant origin) {
        this(journal, moment -> Duration.between(origin, moment));
    }

    /** Writes into {@code journal}; {@code since} tells how long after its begin a moment is. */
    public TrackerScribe(Journal journal, Function<Instant, Duration> since) {
        this.journal = journal;
        this.since = since;
    }

    @Override
    public void happened(TrackerEvent event, Instant now) {
        journal.tell(WHO, translate(event));
    }

    private Event translate(TrackerEvent event) {
        // Java 17 has no pattern switch; ScribesTest.everyTrackerEventIsWritten keeps it complete.
        if (event instanceof TrackerEvent.Announced announced) {
            return new Event.LeaseGranted(announced.peer().value(), since(announced.leaseEnds()));
        }
        if (event instanceof TrackerEvent.Renewed renewed) {
            return new Event.LeaseRenewed(renewed.peer().value(), since(renewed.leaseEnds()));
        }
        if (event instanceof TrackerEvent.Published published) {
            return new Event.OfferPublished(
                    published.peer().value(), published.files(), published.bytes());
        }
        if (event instanceof TrackerEvent.Disconnected gone) {
            return new Event.LeaseEnded(gone.peer().value(), false);
        }
        if (event instanceof TrackerEvent.Superseded superseded) {
            return new Event.LeaseEnded(superseded.peer().value(), true);
        }
        if (event instanceof TrackerEvent.Evicted evicted) {
            return new Event.LeaseEvicted(evicted.peer().value(), since(evicted.leaseEnded()));
        }
        return translateAnswer(event);
    }

    private Event translateAnswer(TrackerEvent event) {
        if (event instanceof TrackerEvent.HandedOut handedOut) return given(handedOut);
        if (event instanceof TrackerEvent.TicketVerified verified) {
            TicketClaims ticket = verified.ticket();
            return new Event.TicketVerified(
                    ticket.requester().value(),
                    ticket.holder().value(),
                    ticket.content().hex(),
                    ticket.nonce());
        }
        if (event instanceof TrackerEvent.TicketRefused refused) {
            return new Event.TicketRefused(
                    refused.holder().value(), refused.why().name());
        }
        if (event instanceof TrackerEvent.RequestRefused refused) {
            return new Event.RequestRefused(
                    refused.request(), refused.why().name(), refused.why().httpStatus());
        }
        if (event instanceof TrackerEvent.Complained complained) {
            return new Event.HolderReported(
                    complained.by().value(),
                    complained.holder().value(),
                    complained.content().hex(),
                    complained.complaint().name());
        }
        if (event instanceof TrackerEvent.Doubted doubted) {
            return new Event.HolderReported(
                    WHO,
                    doubted.holder().value(),
                    doubted.content().hex(),
                    Complaint.NOT_HELD.name());
        }
        throw new AssertionError(event);
    }

    private Event given(TrackerEvent.HandedOut handedOut) {
        TicketClaims ticket = handedOut.ticket();
        return new Event.TicketGiven(
                ticket.use().name(),
                ticket.requester().value(),
                ticket.holder().value(),
                ticket.content().hex(),
                ticket.nonce(),
                since(handedOut.holderLeaseEnds()));
    }

    private Duration since(Instant moment) {
        return since.apply(moment);
    }
}
