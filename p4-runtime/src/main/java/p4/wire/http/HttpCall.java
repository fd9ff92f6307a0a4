package p4.wire.http;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An HTTP request as the codec sees it: no socket, no stream.
 *
 * <p>{@code method} is in upper case, {@code path} has no query, header names are in lower case, and
 * {@code body} is UTF-8 on the wire. Shows neither headers nor body, which hold secrets.
 */
public record HttpCall(String method, String path, SortedMap<String, String> headers, String body) {

    /** The header that carries the bearer token. */
    static final String AUTHORIZATION = "authorization";

    /** The header that says what the body is. */
    static final String CONTENT_TYPE = "content-type";

    /** The header that says how the body is compressed; refused. */
    static final String CONTENT_ENCODING = "content-encoding";

    public HttpCall {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /** The value of the header {@code name}, which is in lower case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public String toString() {
        return "HttpCall[" + method + " " + path + " …]";
    }
}
