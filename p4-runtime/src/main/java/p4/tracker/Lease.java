package p4.tracker;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import p4.model.ContentHash;
import p4.model.FileTree;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.TicketKey;

/**
 * The tracker's promise to know {@code peer} until {@code ends}, unless it is renewed.
 *
 * <p>Of the peer's token and identity only the SHA-256 is kept. {@code network} is where it announced
 * itself from; its token is good from there alone, so a stolen one is of little use elsewhere. {@code
 * endpoint} is empty for a peer that serves nothing, {@code offer} until it publishes, and {@code
 * room}, how many bytes of uploads it takes, while it takes none. {@code key} is derived once, because
 * every ticket for this peer needs it.
 */
record Lease(
        PeerId peer,
        ContentHash token,
        ContentHash identity,
        String network,
        Optional<PeerEndpoint> endpoint,
        Instant ends,
        Optional<FileTree> offer,
        OptionalLong room,
        TicketKey key) {

    /** This lease, running until {@code later}. */
    Lease until(Instant later) {
        return new Lease(peer, token, identity, network, endpoint, later, offer, room, key);
    }

    /** This lease, of a peer that offers {@code files} and has {@code left} room for uploads. */
    Lease offering(FileTree files, OptionalLong left) {
        return new Lease(
                peer, token, identity, network, endpoint, ends, Optional.of(files), left, key);
    }

    /** Tells whether the peer takes an upload of {@code bytes} bytes. */
    boolean hasRoomFor(long bytes) {
        return room.isPresent() && bytes <= room.getAsLong();
    }

    /** The files offered; none before the first publish. */
    FileTree files() {
        return offer.orElse(FileTree.EMPTY);
    }
}
