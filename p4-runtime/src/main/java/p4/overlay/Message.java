package p4.overlay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import p4.model.ContentHash;
import p4.model.FileManifest;

/**
 * What two peers of an overlay say over one connection.
 *
 * <p>Who dialled asks, who was dialled answers; never the other way round. Every record is within
 * {@link ProtocolBounds} once it exists.
 */
public sealed interface Message {

    /** Asks something of the peer that was dialled. */
    sealed interface Request extends Message {}

    /** Answers a request, over the connection that it came on. */
    sealed interface Answer extends Message {}

    /** Answers the one request of this connection that carried {@code tag}. */
    sealed interface Reply extends Answer {

        /** The number of the request, drawn by who asked. */
        int tag();
    }

    /** Asks for the peers that the other knows ({@code RQLT}); answered with {@link PeerList}. */
    record ListRequest(int tag) implements Request {}

    /**
     * Asks whether the other is alive, and says who asks ({@code PING}); answered with {@link Pong}.
     *
     * <p>{@code port} is where the asker listens, 0 if nowhere; its host is the one it is seen at.
     */
    record Ping(int tag, NodeId sender, int port) implements Request {

        public Ping {
            within("port", port, 0, 65_535);
        }
    }

    /**
     * Asks for files whose path has {@code text} in it, or whose hash it is ({@code RQFS}).
     *
     * <p>{@code hops} is how many hops this copy may still go, the one to its receiver included; 0 is a
     * question to the receiver alone, which is always answered. Otherwise it is answered with {@link
     * FileList} or {@link Elsewhere}, as often as there is something to tell. {@code fanOut} is to how
     * many peers it is passed on at most, {@link ProtocolBounds#EVERYONE} to all; those in {@code
     * known} are left out, for the asker has them.
     */
    record Query(QueryId id, int hops, int fanOut, List<NodeId> known, String text)
            implements Request {

        public Query {
            within("hops", hops, 0, ProtocolBounds.HOPS_MAX);
            within("fan-out", fanOut, 1, ProtocolBounds.EVERYONE);
            within("known peers", known.size(), 0, ProtocolBounds.KNOWN_MAX);
            within("bytes of text", utf8(text), 1, ProtocolBounds.TEXT_BYTES_MAX);
            known = List.copyOf(known);
        }
    }

    /** Asks for bytes of the file with {@code hash} ({@code RQFH}); answered with {@link Piece}. */
    record PieceRequest(int tag, ContentHash hash, long offset, int length) implements Request {

        public PieceRequest {
            if (offset < 0) throw new IllegalArgumentException("offset: " + offset);
            within("length", length, 1, ProtocolBounds.PIECE_BYTES_MAX);
        }
    }

    /** Says that the peer is alive, and who it is ({@code ACKN} of {@code PING}). */
    record Pong(int tag, NodeId sender) implements Reply {}

    /** Names live peers that the answerer has spoken to ({@code ACKN} of {@code RQLT}). */
    record PeerList(int tag, List<Contact> peers) implements Reply {

        public PeerList {
            within("peers", peers.size(), 0, ProtocolBounds.PEERS_MAX);
            peers = List.copyOf(peers);
        }
    }

    /**
     * Brings bytes of a file that has {@code size} bytes in all ({@code ACKN} of {@code RQFH}).
     *
     * <p>They begin at the offset asked for and are as many as asked for, unless the file ends there.
     * {@code bytes} is not written any more.
     */
    record Piece(int tag, long size, ByteBuffer bytes) implements Reply {

        public Piece {
            if (size < 0) throw new IllegalArgumentException("size: " + size);
            within("bytes", bytes.remaining(), 0, ProtocolBounds.PIECE_BYTES_MAX);
            bytes = bytes.asReadOnlyBuffer();
        }

        /** What it brings, to be read at leisure. */
        @Override
        public ByteBuffer bytes() {
            return bytes.duplicate();
        }
    }

    /** Refuses the request that carried {@code tag}, or the connection if that is 0 ({@code ERRR}). */
    record Fault(int tag, ErrorId why, String detail) implements Reply {

        public Fault {
            within("bytes of detail", utf8(detail), 0, ProtocolBounds.DETAIL_BYTES_MAX);
        }
    }

    /** Lists the answerer's own files that match the query ({@code RPFL}). */
    record FileList(QueryId query, List<FileManifest> files) implements Answer {

        public FileList {
            within("files", files.size(), 0, ProtocolBounds.FILES_MAX);
            files = List.copyOf(files);
        }
    }

    /** Says that {@code peer} has files that match ({@code TPHF}); hearsay until it is asked itself. */
    record Elsewhere(QueryId query, Contact peer, String text) implements Answer {

        public Elsewhere {
            within("bytes of text", utf8(text), 1, ProtocolBounds.TEXT_BYTES_MAX);
        }
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    what + ": found " + value + ", expected " + least + " to " + most);
        }
    }
}
