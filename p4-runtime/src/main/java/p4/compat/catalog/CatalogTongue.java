package p4.compat.catalog;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import p4.compat.TrackerCalls;
import p4.compat.program.Tongue;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.peer.CommandFailed;
import p4.wire.http.Carrier;
import p4.wire.http.JsonValue;
import p4.wire.http.Malformed;

/**
 * What a program of the original says to its tracker.
 *
 * <p>The tracker knows it by the {@code ip} and {@code port} that it says: who is connected there already
 * can only be itself, before it crashed. The original has no heartbeat; that the tracker still knows it is
 * found out by telling it the files once more.
 */
public final class CatalogTongue implements Tongue {

    private static final Duration BEAT = Duration.ofSeconds(15);

    private final TrackerCalls tracker;
    private final String user;
    private final String password;
    private final PeerEndpoint own;
    private volatile List<FilePath> told = List.of();

    /** Speaks over {@code carrier} for {@code user}, whose program serves at {@code own}. */
    public CatalogTongue(Carrier carrier, String user, String password, PeerEndpoint own) {
        this.tracker = new TrackerCalls(
                carrier, List.of("message", "mensaje", "error", "Error"), CatalogTongue::meaning);
        this.user = user;
        this.password = password;
        this.own = own;
    }

    @Override
    public CompletionStage<Void> join(List<FilePath> files) {
        JsonObject body = body();
        body.addProperty("user", user);
        body.addProperty("password", password);
        body.add("archivos", names(files));
        return tracker.ask("POST", "/login", body, json -> {
                    told = files;
                    return (Void) null;
                })
                .exceptionallyCompose(
                        failed -> CommandFailed.of(failed).kind() == CommandFailed.Kind.CONFLICT
                                ? offer(files)
                                : CompletableFuture.failedFuture(CommandFailed.of(failed)));
    }

    @Override
    public CompletionStage<Void> offer(List<FilePath> files) {
        JsonObject body = body();
        body.add("archivos", names(files));
        return tracker.ask("PUT", "/loadfiles", body, json -> {
            told = files;
            return null;
        });
    }

    @Override
    public CompletionStage<Void> beat() {
        return offer(told);
    }

    @Override
    public Duration beatEvery() {
        return BEAT;
    }

    @Override
    public CompletionStage<List<Place>> locate(FilePath path) {
        var body = new JsonObject();
        body.addProperty("archivo", path.value());
        return tracker.ask(
                "GET",
                "/search",
                body,
                json -> json.get("peers").elements().stream()
                        .flatMap(CatalogTongue::endpoint)
                        .filter(peer -> !peer.equals(own))
                        .map(peer -> new Place(peer, path))
                        .toList());
    }

    @Override
    public CompletionStage<Void> leave() {
        return tracker.ask("POST", "/logout", body(), json -> null);
    }

    private JsonObject body() {
        var body = new JsonObject();
        body.addProperty("ip", own.host());
        body.addProperty("port", own.port());
        return body;
    }

    private static JsonArray names(List<FilePath> files) {
        var names = new JsonArray();
        files.forEach(file -> names.add(file.value()));
        return names;
    }

    /** Where a holder is: {@code HOST:PORT}, before which an original may have a scheme. */
    private static Stream<PeerEndpoint> endpoint(JsonValue peer) {
        String url = peer.get("url").text();
        int scheme = url.indexOf("://");
        String place = (scheme < 0 ? url : url.substring(scheme + 3)).replaceFirst("/.*", "");
        try {
            return Stream.of(PeerEndpoint.parse(place));
        } catch (IllegalArgumentException malformed) {
            throw new Malformed("no address of a peer");
        }
    }

    private static Optional<CommandFailed.Kind> meaning(String text) {
        if (text.contains("ya se encuentra conectado")) {
            return Optional.of(CommandFailed.Kind.CONFLICT);
        }
        boolean unknown = text.contains("no está conectado")
                || text.contains("no se encuentra conectado")
                || text.equals("Peer no encontrado");
        return unknown ? Optional.of(CommandFailed.Kind.UNAUTHORIZED) : Optional.empty();
    }
}
