package p4.compat.classic;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import p4.compat.TrackerCalls;
import p4.model.PeerEndpoint;
import p4.peer.CommandFailed;
import p4.wire.http.Carrier;
import p4.wire.http.JsonValue;
import p4.wire.http.Malformed;

/**
 * A way to a tracker that speaks the original's wire, the original itself or one of ours.
 *
 * <p>Never blocks. Every stage fails with {@link CommandFailed} alone.
 */
public final class ClassicTracker {

    private static final String SCHEME = "grpc://";

    private final TrackerCalls calls;

    /** Calls over {@code carrier}. */
    public ClassicTracker(Carrier carrier) {
        this.calls = new TrackerCalls(carrier, List.of("message"), ClassicTracker::meaning);
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
        return calls.ask("POST", "/register", body, json -> json.get("token").text());
    }

    /** Ends the session of {@code token}; true, as it fails otherwise. */
    public CompletionStage<Boolean> unregister(String token) {
        return calls.ask("POST", "/unregister", bearing(token), json -> true);
    }

    /** Offers the file {@code name}; true, as it fails otherwise. */
    public CompletionStage<Boolean> add(String token, String name) {
        JsonObject body = bearing(token);
        body.addProperty("file_name", name);
        return calls.ask("POST", "/add_file", body, json -> true);
    }

    /** Lists the names of all files, in the tracker's order. */
    public CompletionStage<List<String>> files(String token) {
        return calls.ask(
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
        return calls.ask(
                "GET", "/get_file", body, json -> place(json.get("file_address").text()));
    }

    private static Optional<CommandFailed.Kind> meaning(String text) {
        return switch (text) {
            case "Peer not found" -> Optional.of(CommandFailed.Kind.UNAUTHORIZED);
            case "Peer already registered" -> Optional.of(CommandFailed.Kind.CONFLICT);
            default -> Optional.empty();
        };
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
