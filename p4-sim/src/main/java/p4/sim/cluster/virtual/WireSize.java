package p4.sim.cluster.virtual;

import io.grpc.InternalMetadata;
import io.grpc.Metadata;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import p4.wire.http.HttpCall;
import p4.wire.http.HttpReply;

/**
 * How many bytes a message takes on the wire; headers are counted as they are written in HTTP/1.1.
 *
 * <p>Source: RFC 9112 §2 for HTTP; RFC 9113 §4.1 and gRPC over HTTP/2 for frames: nine bytes a frame,
 * five before a message.
 */
final class WireSize {

    /** A frame of HTTP/2 and the prefix of a gRPC message in it. */
    static final long FRAME = 14;

    private static final int LINE = 4; // ": " and the end of the line
    private static final int START = 26; // "POST  HTTP/1.1", or a status line, and the empty line
    private static final int COMMON = 60; // host, content-length

    private WireSize() {}

    static long of(HttpCall call) {
        return START + COMMON + call.path().length() + of(call.headers()) + bytes(call.body());
    }

    static long of(HttpReply reply) {
        return START + COMMON + of(reply.headers()) + bytes(reply.body());
    }

    static long headers(Metadata headers) {
        long size = FRAME;
        for (byte[] part : InternalMetadata.serialize(headers)) size += part.length + 2;
        return size;
    }

    private static long of(Map<String, String> headers) {
        long size = 0;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            size += header.getKey().length() + header.getValue().length() + LINE;
        }
        return size;
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
