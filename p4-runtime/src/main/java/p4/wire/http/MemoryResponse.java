package p4.wire.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/** The servlet response that Spark's routes write to, kept as an {@link HttpReply}. */
final class MemoryResponse extends HttpServletResponseWrapper {

    private static final HttpServletResponse REST = Unsupported.instance(HttpServletResponse.class);

    private final TreeMap<String, String> headers = new TreeMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = 200;

    /** An empty response with status 200. */
    MemoryResponse() {
        super(REST);
    }

    /** What was written so far. */
    HttpReply reply() {
        return new HttpReply(status, headers, body.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void setStatus(int code) {
        status = code;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setHeader(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).stream()
                .toList();
    }

    @Override
    public void setContentLength(int length) {
        setHeader("content-length", Integer.toString(length));
    }

    @Override
    public @Nullable String getContentType() {
        return headers.get(HttpCall.CONTENT_TYPE);
    }

    @Override
    public void setContentType(String type) {
        setHeader(HttpCall.CONTENT_TYPE, type);
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new MemoryStream(body);
    }

    /** A body that always has room. */
    private static final class MemoryStream extends ServletOutputStream {

        private final ByteArrayOutputStream bytes;

        MemoryStream(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int octet) {
            bytes.write(octet);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            bytes.write(from, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("a body in memory is written at once");
        }
    }
}
