package p4.compat.catalog;

import java.util.Optional;
import p4.compat.JsonBody;
import p4.wire.http.HttpCall;
import p4.wire.http.HttpExchange;
import p4.wire.http.HttpReply;

/** One call of a program: what it asks, where it comes from, and the token that it may show. */
record CatalogCall(
        String path, JsonBody body, HttpExchange.Ends connection, Optional<String> token) {

    private static final String BEARER = "Bearer ";

    /**
     * Reads {@code call}, which came over {@code connection}.
     *
     * @throws p4.wire.http.Malformed if its body is not JSON
     */
    CatalogCall(HttpCall call, HttpExchange.Ends connection) {
        this(call.path(), call.body(), connection, bearer(call));
    }

    private CatalogCall(
            String path, String body, HttpExchange.Ends connection, Optional<String> bearer) {
        this(path, JsonBody.read(body), connection, bearer);
    }

    CatalogCall {
        token = token.or(() -> body.find("token"));
    }

    /** What is said if no guest is the caller. */
    HttpReply unknown() {
        return token.isPresent() ? CatalogReply.wrongToken() : CatalogReply.notConnected(path);
    }

    private static Optional<String> bearer(HttpCall call) {
        return call.header("authorization")
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()));
    }
}
