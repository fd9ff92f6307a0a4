package p4.wire.tcp;

import java.nio.ByteBuffer;
import p4.overlay.Message;

/** Writes messages as frames; {@code proto/README.md} has them byte by byte. */
final class FrameWriter {

    private FrameWriter() {}

    /** The frame of {@code message}, and behind it the bytes of a piece. */
    static ByteBuffer write(Message message) {
        var fields = new FieldWriter();
        FrameId id = put(message, fields);
        byte[] payload = fields.toBytes();
        ByteBuffer tail =
                message instanceof Message.Piece piece ? piece.bytes() : ByteBuffer.allocate(0);
        return ByteBuffer.allocate(FrameReader.HEADER_BYTES + payload.length + tail.remaining())
                .putInt(id.word())
                .putInt(payload.length)
                .put(payload)
                .put(tail)
                .flip();
    }

    /** How many bytes {@link #write} makes of {@code message}; copies no bytes of files. */
    static long size(Message message) {
        var fields = new FieldWriter();
        put(message, fields);
        int tail = message instanceof Message.Piece piece ? piece.bytes().remaining() : 0;
        return (long) FrameReader.HEADER_BYTES + fields.toBytes().length + tail;
    }

    private static FrameId put(Message message, FieldWriter to) {
        // Java 17 has no pattern switch; FramesTest.everyKindOfMessageIsWrittenAndRead keeps this
        // complete.
        if (message instanceof Message.Request request) return put(request, to);
        if (message instanceof Message.Fault fault) {
            to.u32(fault.tag()).u16(fault.why().number()).text(fault.detail());
            return FrameId.ERRR;
        }
        if (message instanceof Message.FileList list) {
            to.id(list.query()).u16(list.files().size());
            list.files()
                    .forEach(file ->
                            to.text(file.path().value()).u64(file.size()).hash(file.hash()));
            return FrameId.RPFL;
        }
        if (message instanceof Message.Elsewhere hearsay) {
            to.id(hearsay.query()).contact(hearsay.peer()).text(hearsay.text());
            return FrameId.TPHF;
        }
        acknowledge((Message.Reply) message, to);
        return FrameId.ACKN;
    }

    private static FrameId put(Message.Request request, FieldWriter to) {
        if (request instanceof Message.ListRequest list) {
            to.u32(list.tag());
            return FrameId.RQLT;
        }
        if (request instanceof Message.Ping ping) {
            to.u32(ping.tag()).id(ping.sender()).u16(ping.port());
            return FrameId.PING;
        }
        if (request instanceof Message.Query query) {
            to.id(query.id())
                    .u8(query.hops())
                    .u8(query.fanOut())
                    .u16(query.known().size());
            query.known().forEach(to::id);
            to.text(query.text());
            return FrameId.RQFS;
        }
        var piece = (Message.PieceRequest) request;
        to.u32(piece.tag()).hash(piece.hash()).u64(piece.offset()).u32(piece.length());
        return FrameId.RQFH;
    }

    private static void acknowledge(Message.Reply reply, FieldWriter to) {
        to.u32(reply.tag());
        if (reply instanceof Message.Pong pong) {
            to.u32(FrameId.PING.word()).id(pong.sender());
        } else if (reply instanceof Message.PeerList list) {
            to.u32(FrameId.RQLT.word()).u16(list.peers().size());
            list.peers().forEach(to::contact);
        } else if (reply instanceof Message.Piece piece) {
            to.u32(FrameId.RQFH.word()).u64(piece.size()).u32(piece.bytes().remaining());
        } else throw new AssertionError(reply);
    }
}
