package p4.compat.classic;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.compat.AddressRule;
import p4.compat.Cause;
import p4.compat.CompatLimits;
import p4.compat.Grants;
import p4.compat.Guest;
import p4.compat.GuestName;
import p4.compat.GuestRefused;
import p4.compat.Guests;
import p4.compat.JsonBody;
import p4.compat.Served;
import p4.compat.Visit;
import p4.model.Credentials;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.peer.CommandFailed;
import p4.peer.PeerCommands;
import p4.transfer.TransferRefused;
import p4.wire.http.HttpCall;
import p4.wire.http.HttpExchange;
import p4.wire.http.HttpReply;

/**
 * What a tracker of the original answers: its five calls, its texts, its statuses.
 *
 * <p>A body may come with GET too. What the original has no word for (too many, too large, not now) has
 * the status of the native protocol. Fails only if something is broken.
 */
public final class ClassicExchange implements HttpExchange {

    private static final int BODY_BYTES_MAX = 64 << 10;
    private static final List<String> POST = List.of("POST");
    private static final List<String> GET = List.of("GET");

    private final Guests guests;
    private final Grants grants;
    private final AddressRule addresses;
    private final Served served;
    private final CompatLimits limits;

    /**
     * Translates for {@code guests}; who wants a file is granted it and sent to {@code served}.
     *
     * <p>{@code addresses} decides where a guest may be called.
     */
    public ClassicExchange(
            Guests guests,
            Grants grants,
            AddressRule addresses,
            Served served,
            CompatLimits limits) {
        this.guests = guests;
        this.grants = grants;
        this.addresses = addresses;
        this.served = served;
        this.limits = limits;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                route("/register", POST),
                route("/unregister", POST),
                route("/add_file", POST),
                route("/get_files", GET),
                route("/get_file", GET));
    }

    @Override
    public CompletionStage<HttpReply> answer(HttpCall call, Ends connection) {
        JsonBody body = JsonBody.read(call.body());
        return switch (call.path()) {
            case "/register" -> register(body, connection);
            case "/unregister" -> unregister(body);
            case "/add_file" -> addFile(body);
            case "/get_files" -> getFiles(body);
            case "/get_file" -> getFile(body, connection);
            default -> throw new AssertionError(call.path());
        };
    }

    @Override
    public HttpReply trouble(Trouble what, String detail) {
        return what == Trouble.MALFORMED
                ? ClassicReply.invalid()
                : ClassicReply.message(what.status(), detail);
    }

    private static Route route(String path, List<String> methods) {
        return new Route(path, methods, BODY_BYTES_MAX, true);
    }

    private CompletionStage<HttpReply> register(JsonBody body, Ends connection) {
        String name = body.text("client_id");
        String ip = body.text("ip");
        int port = body.port("port");
        String secret = body.text("genericToken");
        if (secret.isEmpty()) return now(ClassicReply.message(401, "Invalid token"));
        Optional<PeerEndpoint> place = addresses.callable(ip, port, connection.from());
        if (place.isEmpty()) return now(ClassicReply.invalid());
        var visit = new Visit(
                GuestName.of("classic", name),
                Credentials.shared(secret),
                place.get(),
                connection.from(),
                served.natively(connection.to()));
        return guests.admit(visit)
                .thenApply(token -> ClassicReply.one(200, "token", token.secret()))
                .exceptionally(ClassicExchange::said);
    }

    private CompletionStage<HttpReply> unregister(JsonBody body) {
        return guests.leave(body.text("token"))
                .thenApply(left -> left
                        ? ClassicReply.message(200, "Peer unregistered")
                        : ClassicReply.unknownPeer(404));
    }

    private CompletionStage<HttpReply> addFile(JsonBody body) {
        FilePath path = body.path("file_name");
        return with(
                404,
                body,
                guest -> guest.offer(path)
                        .thenApply(offered -> ClassicReply.message(200, "File added")));
    }

    private CompletionStage<HttpReply> getFiles(JsonBody body) {
        return with(
                404,
                body,
                guest -> guest.list()
                        .thenApply(tree -> ClassicReply.files(tree.files().stream()
                                .limit(limits.listedMax())
                                .map(file -> file.path().value())
                                .toList())));
    }

    private CompletionStage<HttpReply> getFile(JsonBody body, Ends connection) {
        String name = body.text("file_name");
        return with(401, body, guest -> {
            Optional<FilePath> path = JsonBody.named(name);
            if (path.isEmpty()) return now(ClassicReply.noSuchFile());
            return guest.where(path.get())
                    .thenApply(found -> granted(guest, found, connection))
                    .exceptionally(failed -> guest.offers(path.get())
                            ? address(guest.dataPort(), path.get())
                            : said(failed));
        });
    }

    private HttpReply granted(Guest guest, PeerCommands.Holders found, Ends connection) {
        if (found.file().size() > limits.fileBytesMax()) return ClassicReply.tooLarge();
        grants.give(connection.from(), guest, found.file());
        return address(served.inDialect(connection.to()), found.file().path());
    }

    private static HttpReply address(PeerEndpoint holder, FilePath path) {
        return ClassicReply.one(200, "file_address", "grpc://" + holder + "/" + path);
    }

    private CompletionStage<HttpReply> with(
            int unknown, JsonBody body, Function<Guest, CompletionStage<HttpReply>> question) {
        return guests.with(body.text("token"), question)
                .thenApply(reply -> reply.orElseGet(() -> ClassicReply.unknownPeer(unknown)))
                .exceptionally(ClassicExchange::said);
    }

    private static HttpReply said(Throwable failed) {
        Throwable cause = Cause.of(failed);
        if (cause instanceof GuestRefused refused) return ClassicReply.refused(refused);
        if (cause instanceof TransferRefused refused) return ClassicReply.refused(refused);
        if (cause instanceof CommandFailed command) return ClassicReply.failed(command);
        throw new CompletionException(cause);
    }

    private static CompletionStage<HttpReply> now(HttpReply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
