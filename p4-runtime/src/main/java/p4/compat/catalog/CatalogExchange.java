package p4.compat.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import p4.compat.AddressRule;
import p4.compat.Cause;
import p4.compat.Claim;
import p4.compat.CompatLimits;
import p4.compat.Guest;
import p4.compat.GuestName;
import p4.compat.GuestRefused;
import p4.compat.Guests;
import p4.compat.JsonBody;
import p4.compat.Served;
import p4.compat.Visit;
import p4.control.Refusal;
import p4.model.Credentials;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerEndpoint;
import p4.model.Token;
import p4.wire.http.HttpCall;
import p4.wire.http.HttpExchange;
import p4.wire.http.HttpReply;
import p4.wire.http.Malformed;

/**
 * What a tracker of the original answers: its six calls, its texts, its statuses.
 *
 * <p>A body may come with GET too. The original's programs never show their token: a session belongs to
 * the address it was begun from and to the data port that it names; a token that is shown must be right.
 * What the original has no word for has the status of the native protocol.
 */
public final class CatalogExchange implements HttpExchange {

    private static final int NAMES_BYTES_MAX = 1 << 20;
    private static final int BODY_BYTES_MAX = 64 << 10;

    private final Guests guests;
    private final CatalogSearch search;
    private final BiFunction<String, String, Credentials> credentials;
    private final AddressRule addresses;
    private final Served served;
    private final CompatLimits limits;

    /**
     * Translates for {@code guests}; what they look for, {@code search} finds.
     *
     * <p>{@code credentials} tells what a user and a password are to the tracker, and throws {@link
     * IllegalArgumentException} if they can be nothing. {@code addresses} decides where a guest may be
     * called.
     */
    public CatalogExchange(
            Guests guests,
            CatalogSearch search,
            BiFunction<String, String, Credentials> credentials,
            AddressRule addresses,
            Served served,
            CompatLimits limits) {
        this.guests = guests;
        this.search = search;
        this.credentials = credentials;
        this.addresses = addresses;
        this.served = served;
        this.limits = limits;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("/login", List.of("POST"), NAMES_BYTES_MAX, true),
                new Route("/index", List.of("GET"), BODY_BYTES_MAX, true),
                new Route("/search", List.of("GET"), BODY_BYTES_MAX, true),
                new Route("/loadfiles", List.of("PUT"), NAMES_BYTES_MAX, true),
                new Route("/logout", List.of("POST"), BODY_BYTES_MAX, true),
                new Route("/descargar", List.of("POST"), BODY_BYTES_MAX, true));
    }

    @Override
    public CompletionStage<HttpReply> answer(HttpCall call, Ends connection) {
        try {
            return answer(new CatalogCall(call, connection));
        } catch (Malformed malformed) {
            return now(CatalogReply.missing(call.path()));
        }
    }

    @Override
    public HttpReply trouble(Trouble what, String detail) {
        return CatalogReply.one(what.status(), "error", detail);
    }

    private CompletionStage<HttpReply> answer(CatalogCall call) {
        return switch (call.path()) {
            case "/login" -> login(call);
            case "/index" -> known(call, guest -> guest.list().thenApply(this::byPeer));
            case "/search" -> search.search(call);
            case "/loadfiles" -> loadFiles(call);
            case "/logout" -> logout(call);
            case "/descargar" -> search.fetch(call);
            default -> throw new AssertionError(call.path());
        };
    }

    private CompletionStage<HttpReply> login(CatalogCall call) {
        JsonBody body = call.body();
        String user = body.filled("user");
        String password = body.filled("password");
        List<FilePath> files = paths(body.names("archivos"));
        Optional<Claim> claim = claim(call);
        if (claim.isEmpty()) return now(CatalogReply.addressForbidden());
        PeerEndpoint place = claim.get().dataPort();
        var whoever = new Claim(place, call.connection().from(), Optional.empty());
        return guests.with(whoever, here -> now(CatalogReply.alreadyConnected()))
                .thenCompose(here -> here.map(CatalogExchange::now)
                        .orElseGet(() -> enter(call, user, password, place, files)));
    }

    private CompletionStage<HttpReply> enter(
            CatalogCall call,
            String user,
            String password,
            PeerEndpoint place,
            List<FilePath> files) {
        Credentials shown;
        try {
            shown = credentials.apply(user, password);
        } catch (IllegalArgumentException nobodys) {
            return now(CatalogReply.wrongPassword());
        }
        return guests.admit(visit(user, shown, place, call))
                .exceptionallyCompose(failed -> isTaken(failed)
                        ? guests.admit(visit(user + "-" + place.port(), shown, place, call))
                        : CompletableFuture.failedFuture(failed))
                .thenCompose(token -> offered(token, files))
                .exceptionally(CatalogReply::said);
    }

    private Visit visit(String name, Credentials shown, PeerEndpoint place, CatalogCall call) {
        return new Visit(
                GuestName.of("catalog", name),
                shown,
                place,
                call.connection().from(),
                served.natively(call.connection().to()));
    }

    private CompletionStage<HttpReply> offered(Token token, List<FilePath> files) {
        return guests.with(token.secret(), guest -> guest.offerAll(files))
                .thenApply(offered -> CatalogReply.connected(token.secret()));
    }

    private CompletionStage<HttpReply> loadFiles(CatalogCall call) {
        List<FilePath> files = paths(call.body().names("archivos"));
        return known(
                call, guest -> guest.offerOnly(files).thenApply(offered -> CatalogReply.done()));
    }

    private CompletionStage<HttpReply> logout(CatalogCall call) {
        Optional<Claim> claim = claim(call);
        if (claim.isEmpty()) return now(CatalogReply.noSuchPeer());
        return guests.leave(claim.get())
                .thenApply(left -> left
                        ? CatalogReply.disconnected(claim.get().dataPort())
                        : CatalogReply.noSuchPeer());
    }

    private CompletionStage<HttpReply> known(
            CatalogCall call, Function<Guest, CompletionStage<HttpReply>> question) {
        return claim(call)
                .map(claim -> guests.with(claim, question))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()))
                .thenApply(reply -> reply.orElseGet(call::unknown))
                .exceptionally(CatalogReply::said);
    }

    /** Who calls, as the body says and the connection shows; empty if nobody may be there. */
    private Optional<Claim> claim(CatalogCall call) {
        String ip = call.body().filled("ip");
        int port = call.body().port("port");
        String from = call.connection().from();
        return addresses
                .callable(ip, port, from)
                .map(place -> new Claim(place, from, call.token()));
    }

    /** One list for each guest, and one for all that is found elsewhere; on the guests' timeline. */
    private HttpReply byPeer(FileTree tree) {
        Set<FilePath> listed = tree.files().stream()
                .limit(limits.listedMax())
                .map(file -> file.path())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var elsewhere = new LinkedHashSet<>(listed);
        var lists = new ArrayList<List<String>>();
        for (Guest guest : guests.all()) {
            List<FilePath> own =
                    guest.offered().stream().filter(listed::contains).toList();
            own.forEach(elsewhere::remove);
            if (!own.isEmpty()) lists.add(names(own));
        }
        if (!elsewhere.isEmpty()) lists.add(names(elsewhere));
        return CatalogReply.files(lists);
    }

    private static List<String> names(Collection<FilePath> paths) {
        return paths.stream().map(FilePath::value).toList();
    }

    /** Those of {@code names} that a file can have, each once. */
    private static List<FilePath> paths(List<String> names) {
        return names.stream()
                .flatMap(name -> JsonBody.named(name).stream())
                .distinct()
                .toList();
    }

    private static boolean isTaken(Throwable failed) {
        Throwable cause = Cause.of(failed);
        return cause instanceof GuestRefused refused && refused.why() == Refusal.NAME_TAKEN;
    }

    private static CompletionStage<HttpReply> now(HttpReply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
