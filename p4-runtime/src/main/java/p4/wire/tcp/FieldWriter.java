package p4.wire.tcp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import p4.model.ContentHash;
import p4.overlay.Contact;
import p4.overlay.NodeId;
import p4.overlay.QueryId;

/** Writes the fields of a payload, big-endian, one after the other. */
final class FieldWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    FieldWriter u8(int value) {
        bytes.write(value);
        return this;
    }

    FieldWriter u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    FieldWriter u32(int value) {
        return u16(value >>> 16).u16(value);
    }

    FieldWriter u64(long value) {
        return u32((int) (value >>> 32)).u32((int) value);
    }

    FieldWriter id(NodeId id) {
        return u64(id.high()).u64(id.low());
    }

    FieldWriter id(QueryId id) {
        return u64(id.high()).u64(id.low());
    }

    FieldWriter hash(ContentHash hash) {
        bytes.writeBytes(HexFormat.of().parseHex(hash.hex()));
        return this;
    }

    FieldWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        u16(utf8.length);
        bytes.writeBytes(utf8);
        return this;
    }

    FieldWriter contact(Contact peer) {
        byte[] host = peer.endpoint().host().getBytes(StandardCharsets.US_ASCII);
        id(peer.id()).u8(host.length);
        bytes.writeBytes(host);
        return u16(peer.endpoint().port());
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
