package p4.control;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import p4.model.ContentHash;
import p4.model.Credentials;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerId;
import p4.model.Ticket;
import p4.model.Token;
import p4.model.TreeDelta;

/**
 * What a peer asks a tracker.
 *
 * <p>All but {@link Announce} carry the token of the asker's lease. Told apart in one place on each
 * side; tests keep those ladders complete.
 */
public sealed interface ControlRequest {

    /** A request of a peer that has announced itself. */
    sealed interface Authenticated extends ControlRequest {

        /** The token that {@link ControlReply.Announced} gave; goes to the tracker and nowhere else. */
        Token token();
    }

    /**
     * Asks for a lease under the name {@code peer}.
     *
     * <p>{@code identity} is drawn once by the peer and kept: while the name is leased, only an
     * announce with the same identity may take the lease over (a restart), any other is refused with
     * {@link Refusal#NAME_TAKEN}. {@code port} is where the peer's data plane listens, 1 to 65535;
     * empty for a peer that serves nothing. {@code host} asks for another address than the one the
     * tracker sees, which only an operator can allow.
     */
    record Announce(
            PeerId peer,
            Token identity,
            Credentials credentials,
            OptionalInt port,
            Optional<String> host)
            implements ControlRequest {}

    /**
     * Offers exactly the files of {@code tree}, replacing what was offered before.
     *
     * <p>{@code room} is how many bytes of uploads the peer still takes, 0 or more; empty if it takes
     * none. It holds until the next offer says something else.
     */
    record Publish(Token token, FileTree tree, OptionalLong room) implements Authenticated {

        public Publish {
            notNegative(room);
        }

        /** The offer of a peer that takes no uploads. */
        public Publish(Token token, FileTree tree) {
            this(token, tree, OptionalLong.empty());
        }
    }

    /**
     * Changes what is offered; refused with {@link Refusal#CONFLICT} if nothing was published.
     *
     * <p>{@code room} is no change, but the room there is now; see {@link Publish}.
     */
    record PublishDelta(Token token, TreeDelta delta, OptionalLong room) implements Authenticated {

        public PublishDelta {
            notNegative(room);
        }

        /** A change of the offer of a peer that takes no uploads. */
        public PublishDelta(Token token, TreeDelta delta) {
            this(token, delta, OptionalLong.empty());
        }
    }

    /** Keeps the lease alive. */
    record Heartbeat(Token token) implements Authenticated {}

    /**
     * Asks for the tree of everything offered, or of one folder of it.
     *
     * <p>Files come in path order, those after {@code after} first, at most {@code limit} of them (1
     * or more; a tracker may have a lower limit of its own).
     */
    record ListFiles(Token token, Optional<FilePath> folder, Optional<FilePath> after, int limit)
            implements Authenticated {}

    /**
     * Asks for files whose path contains {@code query}, ignoring case.
     *
     * <p>With a {@code *}, {@code ?} or {@code [} in it, {@code query} is a glob over the whole path,
     * in which {@code **} crosses folders. At most {@code limit} answers, in path order.
     */
    record Search(Token token, String query, int limit) implements Authenticated {}

    /** Asks who holds the file at {@code path}, or that content only, and for tickets to fetch it. */
    record Locate(Token token, FilePath path, Optional<ContentHash> content)
            implements Authenticated {}

    /**
     * Asks for {@code copies} peers that take {@code manifest}, with tickets to store it.
     *
     * <p>Only peers that said they take uploads and have room for its size are named; refused with
     * {@link Refusal#NO_TAKER} if there is none.
     */
    record Place(Token token, FileManifest manifest, int copies) implements Authenticated {}

    /**
     * A holder asks whether {@code ticket}, shown to it by a requester, is good.
     *
     * <p>A good one is spent by the asking: the second time it is refused with {@link
     * Refusal#TICKET_REPLAYED}.
     */
    record Verify(Token token, Ticket ticket) implements Authenticated {}

    /** Tells the tracker how {@code holder} failed to serve {@code content}; it is asked later then. */
    record Report(Token token, PeerId holder, ContentHash content, Complaint complaint)
            implements Authenticated {}

    /** Ends the lease: the peer and all it offers are gone at once. */
    record Disconnect(Token token) implements Authenticated {}

    private static void notNegative(OptionalLong room) {
        if (room.orElse(0) < 0) throw new IllegalArgumentException("room: " + room.getAsLong());
    }

    /** Every kind of request, for those who must treat each; in declaration order. */
    static List<Class<?>> kinds() {
        return List.of(
                Announce.class,
                Publish.class,
                PublishDelta.class,
                Heartbeat.class,
                ListFiles.class,
                Search.class,
                Locate.class,
                Place.class,
                Verify.class,
                Report.class,
                Disconnect.class);
    }
}
