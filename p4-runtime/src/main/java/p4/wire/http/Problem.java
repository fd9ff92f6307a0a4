package p4.wire.http;

import com.google.gson.JsonObject;
import java.time.Duration;
import p4.control.ControlReply.Refused;
import p4.control.Refusal;

/**
 * What can go wrong on the wire itself, beside a tracker's {@link Refusal}.
 *
 * <p>A client takes each of these for no answer, since none says what the tracker did.
 */
enum Problem {
    /** 404: no such path; whoever answered may be no tracker at all. */
    NO_SUCH_ROUTE(404),
    /** 405: the path is known, the method is not; {@code Allow} names those that are. */
    METHOD_NOT_ALLOWED(405),
    /** 408: the request came too slowly. */
    TOO_SLOW(408),
    /** 401: the figures need a token of their own. */
    METRICS_TOKEN_NEEDED(401),
    /** 500: the tracker failed; its log says how. */
    BROKEN(500),
    /** 503: the tracker did not answer in time, and may yet carry out what was asked. */
    NO_ANSWER(503);

    private static final int DETAIL_MAX = 500;

    private final int status;

    Problem(int status) {
        this.status = status;
    }

    /** The HTTP status that says so. */
    int status() {
        return status;
    }

    /** The reply that says so; {@code detail} is one line for a person. */
    HttpReply reply(String detail) {
        return reply(status, name(), detail);
    }

    /** A refusal as JSON, with the headers that belong to its status. */
    static HttpReply refused(Refused refused) {
        JsonObject body = body(refused.why().name(), refused.detail());
        refused.retryAfter()
                .ifPresent(after -> body.addProperty("retryAfterMillis", after.toMillis()));
        HttpReply reply = reply(refused.why().httpStatus(), body);
        return refused.retryAfter()
                .map(after -> reply.with("retry-after", Long.toString(seconds(after))))
                .orElse(reply);
    }

    /** A refusal that time will not change. */
    static HttpReply refused(Refusal why, String detail) {
        return refused(Refused.because(why, detail));
    }

    /** An error with {@code status} and {@code name}. */
    static HttpReply reply(int status, String name, String detail) {
        return reply(status, body(name, detail));
    }

    private static HttpReply reply(int status, JsonObject body) {
        HttpReply reply = HttpReply.json(status, body.toString());
        return status == 401 ? reply.with("www-authenticate", "Bearer realm=\"p4\"") : reply;
    }

    private static JsonObject body(String name, String detail) {
        var body = new JsonObject();
        body.addProperty("error", name);
        body.addProperty("detail", detail.substring(0, Math.min(detail.length(), DETAIL_MAX)));
        return body;
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.plusMillis(999).toSeconds());
    }
}
