package p4.wire.tcp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.overlay.Contact;
import p4.overlay.ErrorId;
import p4.overlay.Message;
import p4.overlay.NodeId;
import p4.overlay.QueryId;

/** One message of each kind and more, by the names that the wire contract calls them. */
final class FrameSamples {

    private static final QueryId QUERY = new QueryId(0x1011121314151617L, 0x18191a1b1c1d1e1fL);
    private static final NodeId ASKER = new NodeId(0x2021222324252627L, 0x28292a2b2c2d2e2fL);
    private static final NodeId HOLDER = new NodeId(0x3031323334353637L, 0x38393a3b3c3d3e3fL);
    private static final Contact AT_V4 = new Contact(HOLDER, new PeerEndpoint("192.0.2.7", 9_000));
    private static final Contact AT_V6 = new Contact(ASKER, new PeerEndpoint("2001:db8::1", 9_001));
    private static final ContentHash HASH = new ContentHash("ab".repeat(32));

    private FrameSamples() {}

    /** The frame of {@code message}. */
    static byte[] bytes(Message message) {
        ByteBuffer frame = FrameWriter.write(message);
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    static Map<String, Message> all() {
        Map<String, Message> all = new LinkedHashMap<>();
        all.put("RQLT", new Message.ListRequest(1));
        all.put("PING", new Message.Ping(2, ASKER, 9_000));
        all.put("RQFS", new Message.Query(QUERY, 2, 7, List.of(ASKER, HOLDER), "plan.pdf"));
        all.put("RQFS direct", new Message.Query(QUERY, 0, 1, List.of(), "größe"));
        all.put(
                "RPFL",
                new Message.FileList(
                        QUERY,
                        List.of(new FileManifest(new FilePath("docs/plan.pdf"), 1_234, HASH))));
        all.put("RPFL empty", new Message.FileList(QUERY, List.of()));
        all.put("RQFH", new Message.PieceRequest(3, HASH, 262_144, 5));
        all.put("TPHF", new Message.Elsewhere(QUERY, AT_V4, "plan.pdf"));
        all.put("ERRR", new Message.Fault(3, ErrorId.NO_SUCH_FILE, "no such file"));
        all.put("ACKN of PING", new Message.Pong(2, HOLDER));
        all.put("ACKN of RQLT", new Message.PeerList(1, List.of(AT_V4, AT_V6)));
        all.put(
                "ACKN of RQFH",
                new Message.Piece(
                        3, 262_149, ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII))));
        return all;
    }
}
