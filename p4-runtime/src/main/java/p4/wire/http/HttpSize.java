package p4.wire.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import p4.control.ControlReply;
import p4.control.ControlRequest;

/**
 * How many bytes messages of the control plane take on the wire, without sending them.
 *
 * <p>What is asked for again and again, a heartbeat and its reply, is encoded once. For one thread.
 * Source: RFC 9112 §2, with the headers of HTTP/1.1 written out.
 */
public final class HttpSize {

    private static final int LINE = 4; // the colon, the space and the end of a line
    private static final int START =
            26; // method and version or the status line, and the empty line
    private static final int COMMON = 60; // host and content-length

    private OptionalLong heartbeat = OptionalLong.empty();
    private OptionalLong renewed = OptionalLong.empty();

    /** Knows nothing yet. */
    public HttpSize() {}

    /** The bytes of {@code call}. */
    public static long of(HttpCall call) {
        return START + COMMON + call.path().length() + of(call.headers()) + bytes(call.body());
    }

    /** The bytes of {@code reply}. */
    public static long of(HttpReply reply) {
        return START + COMMON + of(reply.headers()) + bytes(reply.body());
    }

    /** The bytes of {@code request}, as the codec would write it. */
    public long of(ControlRequest request) {
        if (!(request instanceof ControlRequest.Heartbeat beat)) {
            return of(RequestWriter.write(request));
        }
        int token = beat.token().secret().length();
        if (heartbeat.isEmpty()) {
            heartbeat = OptionalLong.of(of(RequestWriter.write(beat)) - token);
        }
        return heartbeat.getAsLong() + token;
    }

    /** The bytes of {@code reply}, as the codec would write it. */
    public long of(ControlReply reply) {
        if (!(reply instanceof ControlReply.Renewed again)) return of(ReplyWriter.write(reply));
        if (renewed.isEmpty()) {
            var shortest = new ControlReply.Renewed(Duration.ofMillis(1));
            renewed = OptionalLong.of(of(ReplyWriter.write(shortest)) - 1);
        }
        return renewed.getAsLong() + Long.toString(again.heartbeat().toMillis()).length();
    }

    private static long of(Map<String, String> headers) {
        long size = 0;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (header.getKey().equals("content-length")) continue; // among what is common
            size += header.getKey().length() + header.getValue().length() + LINE;
        }
        return size;
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
