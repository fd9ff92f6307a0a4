package p4.compat.pserver;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import p4.model.PeerEndpoint;
import p4.time.Timeline;
import p4.wire.http.Carrier;
import p4.wire.http.HttpCall;
import p4.wire.http.HttpReply;

/**
 * A way to a tracker of the dialect, the original's or one of ours, for the peer at one url.
 *
 * <p>Never blocks. Stages complete with the status that came, or fail if none did.
 */
public final class PserverTracker {

    private static final DateTimeFormatter LAST_PING =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Carrier carrier;
    private final String url;
    private final Timeline timeline;
    private final ZoneId zone;

    /**
     * Calls over {@code carrier} for the peer at {@code own}.
     *
     * <p>Says the time of {@code timeline} in {@code zone}, which the original compares with its own.
     */
    public PserverTracker(Carrier carrier, PeerEndpoint own, Timeline timeline, ZoneId zone) {
        this.carrier = carrier;
        this.url = own.toString();
        this.timeline = timeline;
        this.zone = zone;
    }

    /** A status, and where to go if it is a good one that says so. */
    record Answer(int status, Optional<PeerEndpoint> place) {}

    CompletionStage<Integer> login(String user, String password) {
        JsonObject body = body();
        body.addProperty("username", user);
        body.addProperty("password", password);
        body.addProperty("lastPing", time());
        return status("/login", body);
    }

    CompletionStage<Integer> index(Collection<String> names) {
        JsonObject body = body();
        var list = new JsonArray();
        names.forEach(list::add);
        body.add("index", list);
        return status("/index", body);
    }

    CompletionStage<Integer> ping() {
        JsonObject body = body();
        body.addProperty("lastPing", time());
        return status("/ping", body);
    }

    CompletionStage<Integer> logout() {
        return status("/logout", body());
    }

    /** Asks for a holder of {@code name}. */
    CompletionStage<Answer> download(String name) {
        JsonObject body = body();
        body.addProperty("file_name", name);
        return place("/download", body);
    }

    /** Asks for any other peer. */
    CompletionStage<Answer> upload() {
        return place("/upload", body());
    }

    private CompletionStage<Integer> status(String path, JsonObject body) {
        return send("POST", path, body).thenApply(HttpReply::status);
    }

    private CompletionStage<Answer> place(String path, JsonObject body) {
        return send("GET", path, body).thenApply(reply -> {
            Optional<PeerEndpoint> place =
                    reply.status() == Code.OK ? endpoint(reply.body()) : Optional.empty();
            return new Answer(reply.status(), place);
        });
    }

    private CompletionStage<HttpReply> send(String method, String path, JsonObject body) {
        var headers = new TreeMap<>(Map.of("content-type", "application/json"));
        return carrier.send(new HttpCall(method, path, headers, body.toString()));
    }

    private JsonObject body() {
        var body = new JsonObject();
        body.addProperty("url", url);
        return body;
    }

    private String time() {
        return LAST_PING.format(timeline.instant().atZone(zone));
    }

    /** Reads {@code host:port}; an original may put it in quotes. */
    private static Optional<PeerEndpoint> endpoint(String text) {
        try {
            return Optional.of(PeerEndpoint.parse(text.strip().replace("\"", "")));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
