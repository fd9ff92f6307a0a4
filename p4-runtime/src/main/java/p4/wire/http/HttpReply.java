package p4.wire.http;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An HTTP response as the codec sees it: no socket, no stream.
 *
 * <p>{@code status} is 100 to 599, header names are in lower case, and {@code body} is UTF-8 on the
 * wire. Shows neither headers nor body, which may hold a token.
 */
public record HttpReply(int status, SortedMap<String, String> headers, String body) {

    /** What every JSON reply calls itself. */
    static final String JSON = "application/json";

    public HttpReply {
        if (status < 100 || status > 599) throw new IllegalArgumentException("status: " + status);
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /** A reply with a JSON body. */
    public static HttpReply json(int status, String body) {
        return text(status, JSON, body);
    }

    /** A reply with a body of type {@code contentType}. */
    public static HttpReply text(int status, String contentType, String body) {
        var headers = new TreeMap<String, String>();
        headers.put(HttpCall.CONTENT_TYPE, contentType);
        headers.put("cache-control", "no-store");
        return new HttpReply(status, headers, body);
    }

    /** This reply with one header more; {@code name} is in lower case. */
    HttpReply with(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new HttpReply(status, more, body);
    }

    /** The value of the header {@code name}, which is in lower case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public String toString() {
        return "HttpReply[" + status + " …]";
    }
}
