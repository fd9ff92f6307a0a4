package p4.tracker;

import java.time.Instant;
import java.util.Optional;
import p4.control.Complaint;
import p4.control.Refusal;
import p4.model.ContentHash;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.TicketClaims;

/** Something a tracker did that an operator or a judge wants to know; holds no secret. */
public sealed interface TrackerEvent {

    /** A lease was granted; it ends at {@code leaseEnds} unless renewed. */
    record Announced(PeerId peer, Optional<PeerEndpoint> endpoint, Instant leaseEnds)
            implements TrackerEvent {}

    /** A heartbeat moved the end of a lease. */
    record Renewed(PeerId peer, Instant leaseEnds) implements TrackerEvent {}

    /** A peer now offers {@code files} files of {@code bytes} bytes together. */
    record Published(PeerId peer, int files, long bytes) implements TrackerEvent {}

    /** A peer left, and its files with it. */
    record Disconnected(PeerId peer) implements TrackerEvent {}

    /** A peer announced again under its name; the lease it had is gone, with its files. */
    record Superseded(PeerId peer) implements TrackerEvent {}

    /** A lease that ended at {@code leaseEnded} was swept, and its files with it. */
    record Evicted(PeerId peer, Instant leaseEnded) implements TrackerEvent {}

    /** A ticket was given out while the holder's lease ran until {@code holderLeaseEnds}. */
    record HandedOut(TicketClaims ticket, Instant holderLeaseEnds) implements TrackerEvent {}

    /** A holder asked, and the ticket was good; it is spent now. */
    record TicketVerified(TicketClaims ticket) implements TrackerEvent {}

    /** {@code holder} asked, and the ticket was not good. */
    record TicketRefused(PeerId holder, Refusal why) implements TrackerEvent {}

    /** A request of kind {@code request} (its simple class name) was refused. */
    record RequestRefused(String request, Refusal why) implements TrackerEvent {}

    /** {@code holder} failed to show that it has {@code content}. */
    record Doubted(PeerId holder, ContentHash content) implements TrackerEvent {}

    /** {@code by} complained of {@code holder}. */
    record Complained(PeerId by, PeerId holder, ContentHash content, Complaint complaint)
            implements TrackerEvent {}
}
