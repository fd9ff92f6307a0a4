package p4.compat.pserver;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import p4.compat.AddressRule;
import p4.compat.Cause;
import p4.compat.CompatLimits;
import p4.compat.Grants;
import p4.compat.Guest;
import p4.compat.GuestRefused;
import p4.compat.JsonBody;
import p4.compat.Served;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.peer.CommandFailed;
import p4.peer.PeerCommands;
import p4.wire.http.HttpCall;
import p4.wire.http.HttpExchange;
import p4.wire.http.HttpReply;
import p4.wire.http.Malformed;

/**
 * What a tracker of the dialect answers: its six calls and its statuses, with bodies on GET too.
 *
 * <p>A program is known by the address it calls from and the port in its {@code url}; the {@code
 * lastPing} that it says is not read. What is to be had as bytes is had at the gateway, and what is only
 * a name at its holder. Fails only if something is broken.
 */
public final class PserverExchange implements HttpExchange {

    private static final int BODY_BYTES_MAX = 64 << 10;
    private static final int INDEX_BYTES_MAX = 1 << 20;
    private static final List<String> POST = List.of("POST");
    private static final List<String> GET = List.of("GET");

    private final PserverPrograms programs;
    private final Logins logins;
    private final Grants grants;
    private final AddressRule addresses;
    private final Served served;
    private final CompatLimits limits;
    private final RandomGenerator chance;

    /**
     * Translates for {@code programs}; who wants a file is granted it and sent to {@code served}.
     *
     * <p>{@code addresses} decides where a program may be called, {@code chance}, on the gateway's
     * timeline, to whom of many somebody is sent.
     */
    public PserverExchange(
            PserverPrograms programs,
            Logins logins,
            Grants grants,
            AddressRule addresses,
            Served served,
            CompatLimits limits,
            RandomGenerator chance) {
        this.programs = programs;
        this.logins = logins;
        this.grants = grants;
        this.addresses = addresses;
        this.served = served;
        this.limits = limits;
        this.chance = chance;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("/login", POST, BODY_BYTES_MAX, true),
                new Route("/index", POST, INDEX_BYTES_MAX, true),
                new Route("/download", GET, BODY_BYTES_MAX, true),
                new Route("/upload", GET, BODY_BYTES_MAX, true),
                new Route("/ping", POST, BODY_BYTES_MAX, true),
                new Route("/logout", POST, BODY_BYTES_MAX, true));
    }

    @Override
    public CompletionStage<HttpReply> answer(HttpCall call, Ends connection) {
        JsonBody body = JsonBody.read(call.body());
        Program program = program(body.text("url"), connection);
        return switch (call.path()) {
            case "/login" -> login(program, body, connection);
            case "/index" -> index(program, body);
            case "/download" -> download(program, body, connection);
            case "/upload" -> upload(program);
            case "/ping" ->
                with(program, guest -> CompletableFuture.completedFuture(PserverReply.done()));
            case "/logout" -> programs.leave(program).thenApply(left -> PserverReply.done());
            default -> throw new AssertionError(call.path());
        };
    }

    @Override
    public HttpReply trouble(Trouble what, String detail) {
        return PserverReply.line(
                what.status(), what == Trouble.MALFORMED ? "Invalid request" : detail);
    }

    private CompletionStage<HttpReply> login(Program program, JsonBody body, Ends connection) {
        String user = body.text("username");
        return logins.check(program.seenAt(), user, body.text("password"))
                .thenCompose(answer -> switch (answer) {
                    case WRONG -> now(PserverReply.wrongPassword());
                    case FULL -> now(PserverReply.tooMany());
                    case ADMITTED ->
                        programs.enter(program, user, served, connection.to())
                                .thenApply(entered -> PserverReply.done());
                })
                .exceptionally(PserverExchange::said);
    }

    private CompletionStage<HttpReply> index(Program program, JsonBody body) {
        List<String> names = body.texts("index");
        return with(program, guest -> now(PserverReply.done()))
                .thenCompose(reply -> reply.status() == Code.OK
                        ? programs.index(program, names)
                                .thenApply(fits -> fits ? reply : PserverReply.tooLarge())
                        : now(reply));
    }

    private CompletionStage<HttpReply> download(Program program, JsonBody body, Ends connection) {
        String name = body.text("file_name");
        return with(program, guest -> {
            Optional<FilePath> path = JsonBody.named(name);
            if (path.isEmpty()) return now(sent(program, name));
            return guest.where(path.get())
                    .thenApply(found -> granted(guest, found, connection))
                    .exceptionally(failed -> isAbsent(failed) ? sent(program, name) : said(failed));
        });
    }

    private HttpReply granted(Guest guest, PeerCommands.Holders found, Ends connection) {
        if (found.file().size() > limits.fileBytesMax()) return PserverReply.tooLarge();
        grants.give(connection.from(), guest, found.file());
        return PserverReply.place(served.inDialect(connection.to()));
    }

    /** Sends who asks to one that has the name {@code name}. */
    private HttpReply sent(Program program, String name) {
        return any(programs.holders(name, program))
                .map(PserverReply::place)
                .orElseGet(PserverReply::noHolder);
    }

    private CompletionStage<HttpReply> upload(Program program) {
        return with(
                program,
                guest -> now(any(programs.others(program))
                        .map(PserverReply::place)
                        .orElseGet(PserverReply::alone)));
    }

    private Optional<PeerEndpoint> any(List<PeerEndpoint> peers) {
        return peers.isEmpty()
                ? Optional.empty()
                : Optional.of(peers.get(chance.nextInt(peers.size())));
    }

    private CompletionStage<HttpReply> with(
            Program program, Function<Guest, CompletionStage<HttpReply>> question) {
        return programs.with(program, question)
                .thenApply(reply -> reply.orElseGet(PserverReply::stranger))
                .exceptionally(PserverExchange::said);
    }

    private Program program(String url, Ends connection) {
        PeerEndpoint claimed = endpoint(url);
        return addresses
                .callable(claimed.host(), claimed.port(), connection.from())
                .map(endpoint -> new Program(connection.from(), endpoint))
                .orElseThrow(() -> new Malformed("url may not be called"));
    }

    private static PeerEndpoint endpoint(String url) {
        try {
            return PeerEndpoint.parse(url);
        } catch (IllegalArgumentException malformed) {
            throw new Malformed("url must be host:port");
        }
    }

    private static boolean isAbsent(Throwable failed) {
        return Cause.of(failed) instanceof CommandFailed command
                && command.kind() == CommandFailed.Kind.NOT_FOUND;
    }

    private static HttpReply said(Throwable failed) {
        Throwable cause = Cause.of(failed);
        if (cause instanceof GuestRefused refused) return PserverReply.refused(refused);
        if (cause instanceof CommandFailed command) return PserverReply.failed(command);
        throw new CompletionException(cause);
    }

    private static CompletionStage<HttpReply> now(HttpReply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
