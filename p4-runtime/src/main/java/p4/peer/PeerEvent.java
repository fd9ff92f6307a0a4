package p4.peer;

import p4.control.Complaint;
import p4.control.Refusal;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.PeerId;
import p4.transfer.TransferRefusal;

/** Something a peer did that its operator or a judge wants to know; holds no secret. */
public sealed interface PeerEvent {

    /** The tracker granted a lease. */
    record Announced(PeerId peer) implements PeerEvent {}

    /** An announce was refused. */
    record AnnounceRefused(Refusal why) implements PeerEvent {}

    /** The tracker no longer knows the lease; the peer announces again. */
    record LeaseLost(Refusal why) implements PeerEvent {}

    /** The tracker did not answer. */
    record TrackerSilent(String request) implements PeerEvent {}

    /** The tracker took the offer of {@code files} files. */
    record Published(int files) implements PeerEvent {}

    /** The tracker did not take the offer. */
    record OfferRefused(Refusal why, String detail) implements PeerEvent {}

    /** A fetch of {@code file} begins at {@code holder}, with the ticket that has {@code nonce}. */
    record FetchStarted(FileManifest file, PeerId holder, String nonce) implements PeerEvent {}

    /** {@code holder} failed during a fetch of {@code content}; the next one is tried. */
    record HolderFailed(PeerId holder, ContentHash content, Complaint complaint)
            implements PeerEvent {}

    /** {@code file} was verified whole and renamed into place. */
    record Saved(FileManifest file, PeerId from) implements PeerEvent {}

    /** The ticket with {@code nonce} was found good here; bytes may leave for {@code requester}. */
    record TicketAccepted(PeerId requester, ContentHash content, String nonce)
            implements PeerEvent {}

    /** {@code bytes} bytes of {@code content} left for {@code requester}; the stream is over. */
    record Served(PeerId requester, ContentHash content, String nonce, long bytes)
            implements PeerEvent {}

    /** A request for bytes, or an upload, was refused. */
    record ServeRefused(TransferRefusal why, String detail) implements PeerEvent {}

    /** A file uploaded by {@code from} was verified and kept. */
    record Stored(FileManifest file, PeerId from) implements PeerEvent {}
}
