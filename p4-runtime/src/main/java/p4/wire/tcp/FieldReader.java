package p4.wire.tcp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.overlay.Contact;
import p4.overlay.ErrorId;
import p4.overlay.NodeId;
import p4.overlay.QueryId;

/**
 * Reads the fields of one payload, which is there whole.
 *
 * <p>Takes no room for a list or text before it has seen that its length is allowed and there. Throws
 * {@link BadFrame}, or {@link IllegalArgumentException} where a value is none of its kind.
 */
final class FieldReader {

    private static final int HASH_BYTES = 32;

    private final ByteBuffer payload;

    FieldReader(ByteBuffer payload) {
        this.payload = payload;
    }

    int u8() {
        return take(Byte.BYTES).get() & 0xff;
    }

    int u16() {
        return take(Short.BYTES).getShort() & 0xffff;
    }

    int u32() {
        return take(Integer.BYTES).getInt();
    }

    long u64() {
        return take(Long.BYTES).getLong();
    }

    NodeId nodeId() {
        return new NodeId(u64(), u64());
    }

    QueryId queryId() {
        return new QueryId(u64(), u64());
    }

    ContentHash hash() {
        return ContentHash.of(bytes(HASH_BYTES));
    }

    /** A text of at most {@code bytesMax} bytes, in UTF-8 without any flaw. */
    String text(int bytesMax) {
        return utf8(counted("bytes of text", u16(), bytesMax));
    }

    Contact contact() {
        return new Contact(nodeId(), new PeerEndpoint(utf8(u8()), u16()));
    }

    FileManifest file() {
        return new FileManifest(new FilePath(text(0xffff)), u64(), hash());
    }

    /** A list of at most {@code most} of what {@code item} reads. */
    <T> List<T> list(String what, int most, Supplier<T> item) {
        int count = counted(what, u16(), most);
        List<T> items = new ArrayList<>();
        for (int i = 0; i < count; i++) items.add(item.get());
        return items;
    }

    /** Makes sure that nothing is left. */
    void end() {
        if (payload.hasRemaining()) {
            throw new BadFrame(
                    ErrorId.MALFORMED, payload.remaining() + " bytes follow the last field");
        }
    }

    private static int counted(String what, int count, int most) {
        if (count <= most) return count;
        throw new BadFrame(
                ErrorId.MALFORMED, what + ": found " + count + ", expected at most " + most);
    }

    private String utf8(int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(length)))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new BadFrame(ErrorId.MALFORMED, "a text is no UTF-8");
        }
    }

    private byte[] bytes(int length) {
        ByteBuffer there = take(length);
        byte[] copy = new byte[length];
        there.get(copy);
        return copy;
    }

    private ByteBuffer take(int length) {
        if (payload.remaining() < length) {
            throw new BadFrame(ErrorId.MALFORMED, "the payload ends within a field");
        }
        return payload;
    }
}
