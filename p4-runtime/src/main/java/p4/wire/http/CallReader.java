package p4.wire.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.servlet.http.HttpServletRequest;

/** Reads a servlet request into an {@link HttpCall}, with a bound while it streams. */
final class CallReader {

    /** The headers that the codec looks at; all others are none of its business. */
    static final List<String> HEADERS =
            List.of(HttpCall.AUTHORIZATION, HttpCall.CONTENT_TYPE, HttpCall.CONTENT_ENCODING);

    private static final int BUFFER_BYTES = 16 << 10;

    private CallReader() {}

    /** The body has more bytes than the limit. */
    static final class TooLarge extends Exception {

        private static final long serialVersionUID = 1L;

        TooLarge(int bytesMax) {
            super("a body here has at most " + bytesMax + " bytes");
        }
    }

    /**
     * Reads {@code request}; blocks until its body is there.
     *
     * @throws TooLarge if the body has more than {@code bytesMax} bytes; it is read on for as many
     *     again, so that an honest client gets to hear of it
     * @throws Malformed if the body is not UTF-8
     * @throws IOException if the body is cut off
     */
    static HttpCall read(HttpServletRequest request, int bytesMax) throws IOException, TooLarge {
        byte[] body = body(request, bytesMax);
        return new HttpCall(
                request.getMethod(), request.getRequestURI(), headers(request), text(body));
    }

    private static SortedMap<String, String> headers(HttpServletRequest request) {
        var headers = new TreeMap<String, String>();
        for (String name : HEADERS) {
            List<String> values = Collections.list(request.getHeaders(name));
            if (!values.isEmpty()) headers.put(name, String.join(", ", values));
        }
        return headers;
    }

    private static byte[] body(HttpServletRequest request, int bytesMax)
            throws IOException, TooLarge {
        long promised = request.getContentLengthLong();
        if (promised > 2L * bytesMax) throw new TooLarge(bytesMax);
        InputStream stream = request.getInputStream();
        var body = new ByteArrayOutputStream();
        var buffer =
                new byte[promised < 0 ? BUFFER_BYTES : (int) Math.min(promised + 1, BUFFER_BYTES)];
        int read = stream.read(buffer);
        while (read >= 0) {
            if (body.size() + read > bytesMax) {
                skip(stream, buffer, bytesMax);
                throw new TooLarge(bytesMax);
            }
            body.write(buffer, 0, read);
            read = stream.read(buffer);
        }
        return body.toByteArray();
    }

    private static void skip(InputStream stream, byte[] buffer, int bytesMax) throws IOException {
        int left = bytesMax;
        while (left > 0) {
            int read = stream.read(buffer);
            if (read < 0) return;
            left -= read;
        }
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new Malformed("the body is not UTF-8");
        }
    }
}
