package p4.wire.tcp;

import java.nio.ByteBuffer;
import java.util.Optional;
import p4.overlay.ErrorId;
import p4.overlay.Message;
import p4.overlay.ProtocolBounds;

/**
 * Reads messages from the bytes of one side of a connection, strictly.
 *
 * <p>A frame that is unknown, too long or out of place is refused as soon as that can be seen, before
 * there is any room for it; one with a flaw in it, or something behind its last field, once it is there.
 */
final class FrameReader {

    /** How long the letters and the length are. */
    static final int HEADER_BYTES = 8;

    /** How long a frame is at most, its header included and the bytes of files not. */
    static final int FRAME_BYTES_MAX = 64 * 1_024;

    private final boolean fromWhoDialled;

    private FrameReader(boolean fromWhoDialled) {
        this.fromWhoDialled = fromWhoDialled;
    }

    /** Reads what who dialled says: requests. */
    static FrameReader ofRequests() {
        return new FrameReader(true);
    }

    /** Reads what who was dialled says: answers. */
    static FrameReader ofAnswers() {
        return new FrameReader(false);
    }

    /**
     * Takes the next message from {@code in}; takes nothing, and is empty, if it is not there whole.
     *
     * @throws BadFrame if what is there never becomes a message
     */
    Optional<Message> read(ByteBuffer in) {
        if (in.remaining() < Integer.BYTES) return Optional.empty();
        FrameId id = id(in.getInt(in.position()));
        if (in.remaining() < HEADER_BYTES) return Optional.empty();
        int length = length(in.getInt(in.position() + Integer.BYTES));
        if (in.remaining() - HEADER_BYTES < length) return Optional.empty();
        ByteBuffer payload = in.slice(in.position() + HEADER_BYTES, length);
        ByteBuffer behind = in.duplicate().position(in.position() + HEADER_BYTES + length);
        Optional<Message> message = message(id, payload, behind);
        if (message.isPresent()) in.position(behind.position());
        return message;
    }

    private FrameId id(int word) {
        FrameId id = FrameId.of(word)
                .orElseThrow(() -> new BadFrame(
                        ErrorId.UNKNOWN_MESSAGE, String.format("no message is called %08x", word)));
        if (id.asks() == fromWhoDialled) return id;
        throw new BadFrame(
                ErrorId.UNEXPECTED,
                id + " is not for who " + (id.asks() ? "was dialled" : "dialled"));
    }

    private static int length(int length) {
        if (length >= 0 && length <= FRAME_BYTES_MAX - HEADER_BYTES) return length;
        throw new BadFrame(
                ErrorId.TOO_LARGE,
                "payload of " + Integer.toUnsignedString(length) + " bytes, expected at most "
                        + (FRAME_BYTES_MAX - HEADER_BYTES));
    }

    private static Optional<Message> message(FrameId id, ByteBuffer payload, ByteBuffer behind) {
        try {
            return message(id, new FieldReader(payload), behind);
        } catch (IllegalArgumentException flaw) {
            throw new BadFrame(ErrorId.MALFORMED, String.valueOf(flaw.getMessage()));
        }
    }

    private static Optional<Message> message(FrameId id, FieldReader from, ByteBuffer behind) {
        if (id == FrameId.ACKN) return acknowledgement(from, behind);
        Message message = switch (id) {
            case RQLT -> new Message.ListRequest(from.u32());
            case PING -> new Message.Ping(from.u32(), from.nodeId(), from.u16());
            case RQFS ->
                new Message.Query(
                        from.queryId(),
                        from.u8(),
                        from.u8(),
                        from.list("known peers", ProtocolBounds.KNOWN_MAX, from::nodeId),
                        from.text(ProtocolBounds.TEXT_BYTES_MAX));
            case RPFL ->
                new Message.FileList(
                        from.queryId(), from.list("files", ProtocolBounds.FILES_MAX, from::file));
            case RQFH -> new Message.PieceRequest(from.u32(), from.hash(), from.u64(), from.u32());
            case TPHF ->
                new Message.Elsewhere(
                        from.queryId(), from.contact(), from.text(ProtocolBounds.TEXT_BYTES_MAX));
            case ERRR ->
                new Message.Fault(
                        from.u32(), error(from.u16()), from.text(ProtocolBounds.DETAIL_BYTES_MAX));
            case ACKN -> throw new AssertionError(id);
        };
        from.end();
        return Optional.of(message);
    }

    private static Optional<Message> acknowledgement(FieldReader from, ByteBuffer behind) {
        int tag = from.u32();
        int of = from.u32();
        if (of == FrameId.RQFH.word()) return piece(tag, from, behind);
        Message message;
        if (of == FrameId.PING.word()) {
            message = new Message.Pong(tag, from.nodeId());
        } else if (of == FrameId.RQLT.word()) {
            message = new Message.PeerList(
                    tag, from.list("peers", ProtocolBounds.PEERS_MAX, from::contact));
        } else {
            throw new BadFrame(ErrorId.MALFORMED, String.format("ACKN of %08x", of));
        }
        from.end();
        return Optional.of(message);
    }

    private static Optional<Message> piece(int tag, FieldReader from, ByteBuffer behind) {
        long size = from.u64();
        int count = from.u32();
        from.end();
        if (count < 0 || count > ProtocolBounds.PIECE_BYTES_MAX) {
            throw new BadFrame(
                    ErrorId.TOO_LARGE, "piece of " + Integer.toUnsignedString(count) + " bytes");
        }
        if (behind.remaining() < count) return Optional.empty();
        byte[] bytes = new byte[count];
        behind.get(bytes);
        return Optional.of(new Message.Piece(tag, size, ByteBuffer.wrap(bytes)));
    }

    private static ErrorId error(int number) {
        return ErrorId.of(number)
                .orElseThrow(() -> new BadFrame(ErrorId.MALFORMED, "no error has id " + number));
    }
}
