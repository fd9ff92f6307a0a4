package p4.control;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.Ticket;
import p4.model.TicketKey;
import p4.model.Token;

/** What a tracker answers; a {@link Refused} is definite: nothing changed. */
public sealed interface ControlReply {

    /**
     * A lease was granted to {@code peer}.
     *
     * <p>{@code lease} is how long it lives without a heartbeat; {@code heartbeat} is how long to
     * wait before the next one, jittered by the tracker. {@code observedHost} is the address the
     * tracker saw. {@code ticketKey} authenticates tickets to this holder, for verifying offline.
     */
    record Announced(
            PeerId peer,
            Token token,
            Duration lease,
            Duration heartbeat,
            String observedHost,
            TicketKey ticketKey)
            implements ControlReply {}

    /** The offer now has {@code files} files of {@code bytes} bytes together. */
    record Published(int files, long bytes) implements ControlReply {}

    /** The lease runs anew; the next heartbeat is due after {@code heartbeat}. */
    record Renewed(Duration heartbeat) implements ControlReply {}

    /** A page of the tree; {@code next} is where to go on, empty after the last page. */
    record Listing(FileTree tree, Optional<FilePath> next) implements ControlReply {}

    /** The files that match, in path order; {@code truncated} if there were more. */
    record Found(List<FileManifest> files, boolean truncated) implements ControlReply {}

    /** The file and who holds it, in the order to try them; never empty. */
    record Located(FileManifest manifest, List<Offer> holders) implements ControlReply {}

    /** Who takes the file and has room for it; never empty, at most as many as asked. */
    record Placed(List<Offer> takers) implements ControlReply {}

    /** The ticket is good and now spent; {@code requester} is who it was given to. */
    record Verified(PeerId requester) implements ControlReply {}

    /** The complaint was noted. */
    record Noted() implements ControlReply {}

    /** The lease is ended. */
    record Disconnected() implements ControlReply {}

    /**
     * The request was refused and changed nothing.
     *
     * <p>{@code detail} is one line for a person. {@code retryAfter} says when to try again, for
     * {@link Refusal#TOO_MANY} and {@link Refusal#DRAINING}.
     */
    record Refused(Refusal why, String detail, Optional<Duration> retryAfter)
            implements ControlReply {

        /** A refusal that time will not change. */
        public static Refused because(Refusal why, String detail) {
            return new Refused(why, detail, Optional.empty());
        }
    }

    /** A peer to turn to, and the ticket that it will ask for. */
    record Offer(PeerId peer, PeerEndpoint endpoint, Ticket ticket) {}
}
