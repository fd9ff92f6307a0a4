package p4.wire.http;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** An {@link HttpCall} as the servlet request that Spark's routes look at; the rest throws. */
final class MemoryRequest extends HttpServletRequestWrapper {

    private static final HttpServletRequest REST = Unsupported.instance(HttpServletRequest.class);

    private final HttpCall call;
    private final HttpExchange.Ends connection;
    private final byte[] body;

    /** Shows {@code call} as if it came over {@code connection}. */
    MemoryRequest(HttpCall call, HttpExchange.Ends connection) {
        super(REST);
        this.call = call;
        this.connection = connection;
        this.body = call.body().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String getMethod() {
        return call.method();
    }

    @Override
    public String getRequestURI() {
        int query = call.path().indexOf('?');
        return query < 0 ? call.path() : call.path().substring(0, query);
    }

    @Override
    public @Nullable String getQueryString() {
        int query = call.path().indexOf('?');
        return query < 0 ? null : call.path().substring(query + 1);
    }

    @Override
    public String getRemoteAddr() {
        return connection.from();
    }

    @Override
    public String getLocalAddr() {
        return connection.to();
    }

    @Override
    public @Nullable String getHeader(String name) {
        return header(name).orElse(null);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return Collections.enumeration(header(name).map(List::of).orElse(List.of()));
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new MemoryStream(new ByteArrayInputStream(body));
    }

    private Optional<String> header(String name) {
        return call.header(name.toLowerCase(Locale.ROOT));
    }

    /** A body that is all there. */
    private static final class MemoryStream extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        MemoryStream(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("a body in memory is read at once");
        }
    }
}
