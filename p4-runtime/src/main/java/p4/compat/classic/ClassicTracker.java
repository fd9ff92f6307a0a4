package p4.compat.classic;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.model.PeerEndpoint;
import p4.model.Printable;
import p4.peer.CommandFailed;
import p4.wire.http.Carrier;
import p4.wire.http.HttpCall;
import p4.wire.http.HttpReply;
import p4.wire.http.JsonValue;
import p4.wire.http.Malformed;
import p4.wire.http.StrictJson;

/**
 * A way to a tracker that speaks the original's wire, the original itself or one of ours.
 *
 * <p>Never blocks. Every stage fails with {@link CommandFailed} alone.
 */
public final class ClassicTracker {

    private static final String SCHEME = "grpc://";

    private final Carrier carrier;

    /** Calls over {@code carrier}. */
    public ClassicTracker(Carrier carrier) {
        this.carrier = carrier;
    }

    /** Where a file is: a peer's data port, and what to ask for there. */
    public record Place(PeerEndpoint peer, String name) {

        @Override
        public String toString() {
            return SCHEME + peer + "/" + name;
        }
    }

    /** Registers {@code client}, which serves at {@code own}; the token that it is given. */
    public CompletionStage<String> register(String client, PeerEndpoint own, String secret) {
        var body = new JsonObject();
        body.addProperty("client_id", client);
        body.addProperty("ip", own.host());
        body.addProperty("port", own.port());
        body.addProperty("genericToken", secret);
        return ask("POST", "/register", body, json -> json.get("token").text());
    }

    /** Ends the session of {@code token}; true, as it fails otherwise. */
    public CompletionStage<Boolean> unregister(String token) {
        return ask("POST", "/unregister", bearing(token), json -> true);
    }

    /** Offers the file {@code name}; true, as it fails otherwise. */
    public CompletionStage<Boolean> add(String token, String name) {
        JsonObject body = bearing(token);
        body.addProperty("file_name", name);
        return ask("POST", "/add_file", body, json -> true);
    }

    /** Lists the names of all files, in the tracker's order. */
    public CompletionStage<List<String>> files(String token) {
        return ask(
                "GET",
                "/get_files",
                bearing(token),
                json -> json.get("files").elements().stream()
                        .map(JsonValue::text)
                        .toList());
    }

    /** Tells where the file {@code name} is. */
    public CompletionStage<Place> where(String token, String name) {
        JsonObject body = bearing(token);
        body.addProperty("file_name", name);
        return ask(
                "GET", "/get_file", body, json -> place(json.get("file_address").text()));
    }

    private <T> CompletionStage<T> ask(
            String method, String path, JsonObject body, Function<JsonValue, T> reading) {
        var headers = new TreeMap<>(Map.of("content-type", "application/json"));
        return carrier.send(new HttpCall(method, path, headers, body.toString()))
                .handle((reply, failed) -> {
                    if (failed != null) throw silent(failed);
                    return read(reply, reading);
                });
    }

    private static <T> T read(HttpReply reply, Function<JsonValue, T> reading) {
        try {
            JsonValue json = StrictJson.read(reply.body());
            if (reply.status() == 200) return reading.apply(json);
            throw refused(reply.status(), json.get("message").text());
        } catch (Malformed malformed) {
            throw new CommandFailed(
                    CommandFailed.Kind.FAILED,
                    "the tracker answered " + reply.status() + " and something else than expected");
        }
    }

    private static CommandFailed refused(int status, String why) {
        CommandFailed.Kind kind = switch (why) {
            case "Peer not found" -> CommandFailed.Kind.UNAUTHORIZED;
            case "Peer already registered" -> CommandFailed.Kind.CONFLICT;
            default -> kind(status);
        };
        return new CommandFailed(kind, "the tracker says: " + Printable.escape(why));
    }

    private static CommandFailed.Kind kind(int status) {
        return switch (status) {
            case 400 -> CommandFailed.Kind.INVALID;
            case 401 -> CommandFailed.Kind.UNAUTHORIZED;
            case 404 -> CommandFailed.Kind.NOT_FOUND;
            default -> CommandFailed.Kind.FAILED;
        };
    }

    private static CommandFailed silent(Throwable failed) {
        Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
        return new CommandFailed(
                CommandFailed.Kind.FAILED,
                "the tracker does not answer: " + Printable.escape(String.valueOf(cause)));
    }

    private static Place place(String address) {
        int slash = address.indexOf('/', SCHEME.length());
        if (!address.startsWith(SCHEME) || slash < 0) throw new Malformed("no address of a file");
        try {
            return new Place(
                    PeerEndpoint.parse(address.substring(SCHEME.length(), slash)),
                    address.substring(slash + 1));
        } catch (IllegalArgumentException malformed) {
            throw new Malformed("no address of a file");
        }
    }

    private static JsonObject bearing(String token) {
        var body = new JsonObject();
        body.addProperty("token", token);
        return body;
    }
}
