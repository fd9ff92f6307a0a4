package p4.compat.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.compat.CompatLimits;
import p4.compat.Fetches;
import p4.compat.Grants;
import p4.compat.Guest;
import p4.compat.Guests;
import p4.compat.JsonBody;
import p4.compat.Served;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.peer.PeerCommands;
import p4.wire.http.HttpExchange.Ends;
import p4.wire.http.HttpReply;

/**
 * Finds files for the original's programs, and fetches them over gRPC where they ask for that.
 *
 * <p>These two calls do not say who makes them: it is whoever logged in from the same address. May be
 * called from many threads at once.
 */
public final class CatalogSearch {

    private final Guests guests;
    private final Grants grants;
    private final Fetches fetches;
    private final Served served;
    private final CompatLimits limits;

    /** Sends who wants a file to {@code served}, where it is granted it. */
    public CatalogSearch(
            Guests guests, Grants grants, Fetches fetches, Served served, CompatLimits limits) {
        this.guests = guests;
        this.grants = grants;
        this.fetches = fetches;
        this.served = served;
        this.limits = limits;
    }

    /** Tells who has a file; every holder, each at the gateway. */
    CompletionStage<HttpReply> search(CatalogCall call) {
        Optional<FilePath> path = JsonBody.named(call.body().filled("archivo"));
        if (path.isEmpty()) return now(CatalogReply.noSuchFile());
        return asked(
                call,
                path.get(),
                guest -> guest.where(path.get())
                        .thenApply(found -> holders(guest, found, call.connection()))
                        .exceptionally(failed -> guest.offers(path.get())
                                ? CatalogReply.peers(List.of(own(guest)))
                                : CatalogReply.said(failed)));
    }

    /**
     * Fetches a file where the caller says, and drops it: from the gateway, or from the program of a guest
     * that offers it; nowhere else.
     */
    CompletionStage<HttpReply> fetch(CatalogCall call) {
        Optional<FilePath> path = JsonBody.named(call.body().filled("archivo"));
        Optional<PeerEndpoint> peer = place(call.body().filled("peer"));
        if (path.isEmpty()) return now(CatalogReply.noSuchFile());
        if (peer.isEmpty()) return now(CatalogReply.noSuchPeer());
        boolean here = peer.get().equals(served.inDialect(call.connection().to()));
        return asked(
                call,
                path.get(),
                asker -> here
                        ? asker.where(path.get()).thenCompose(found -> fetched(asker, found, call))
                        : tried(path.get(), peer.get()));
    }

    private HttpReply holders(Guest guest, PeerCommands.Holders found, Ends connection) {
        if (found.file().size() > limits.fileBytesMax()) return CatalogReply.tooLarge();
        grants.give(connection.from(), guest, found.file());
        PeerEndpoint gateway = served.inDialect(connection.to());
        var holders = new ArrayList<CatalogReply.Holder>();
        for (PeerCommands.Holder holder : found.holders()) {
            holders.add(new CatalogReply.Holder(holder.peer().value(), gateway));
        }
        if (guest.offers(found.file().path())) holders.add(own(guest));
        return CatalogReply.peers(holders);
    }

    private CompletionStage<HttpReply> fetched(
            Guest guest, PeerCommands.Holders found, CatalogCall call) {
        if (found.file().size() > limits.fileBytesMax()) return now(CatalogReply.tooLarge());
        var reply = new CompletableFuture<HttpReply>();
        var grant = new Grants.Grant(call.connection().from(), guest, found.file(), Instant.MAX);
        Fetches.Turn turn = fetches.fetch(
                grant,
                bytes -> reply.complete(CatalogReply.fetched(found.file())),
                reply::completeExceptionally);
        CompletionStage<HttpReply> over = reply;
        return over.whenComplete((done, failed) -> turn.end());
    }

    private CompletionStage<HttpReply> tried(FilePath path, PeerEndpoint peer) {
        return guests.all().stream()
                .filter(guest -> guest.dataPort().equals(peer) && guest.offers(path))
                .findFirst()
                .map(holder -> holder.tryOut(path).thenApply(CatalogReply::fetched))
                .orElseGet(() -> now(CatalogReply.noSuchFile()));
    }

    private CompletionStage<HttpReply> asked(
            CatalogCall call, FilePath path, Function<Guest, CompletionStage<HttpReply>> question) {
        CompletionStage<Optional<HttpReply>> answer = call.token().isPresent()
                ? guests.with(call.token().get(), question)
                : guests.withAnyAt(
                        call.connection().from(), guest -> !guest.offers(path), question);
        return answer.thenApply(reply -> reply.orElseGet(call::unknown))
                .exceptionally(CatalogReply::said);
    }

    private static CatalogReply.Holder own(Guest guest) {
        return new CatalogReply.Holder(guest.name().value(), guest.dataPort());
    }

    /** {@code host:port}, with or without the scheme of a URL; empty if it is no such thing. */
    private static Optional<PeerEndpoint> place(String text) {
        try {
            return Optional.of(PeerEndpoint.parse(text.replaceFirst("^[a-z]{1,8}://", "")));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static CompletionStage<HttpReply> now(HttpReply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
