package p4.sim.run;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.control.NoAnswer;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.model.Ticket;
import p4.model.Token;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.Hub;
import p4.sim.journal.Event.Outcome;
import p4.sim.scenario.Workload.Credential;
import p4.sim.scenario.Workload.Proof;
import p4.time.Timeline;
import p4.transfer.Chunk;
import p4.transfer.PeerUnreachable;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.transfer.TransferRequest;

/** Asks for files with tokens and tickets that are wrong on purpose, and says what it got. */
final class Rogue {

    private static final Duration PAST = Duration.ofMillis(500);

    private final Cluster cluster;
    private final Timeline timeline;
    private final Holdings holdings;
    private final RandomGenerator chance;
    private final Duration skew;

    /** {@code skew} is how long after its end a holder may still take a ticket. */
    Rogue(
            Cluster cluster,
            Timeline timeline,
            Holdings holdings,
            RandomGenerator chance,
            Duration skew) {
        this.cluster = cluster;
        this.timeline = timeline;
        this.holdings = holdings;
        this.chance = chance;
        this.skew = skew;
    }

    /** What came of it; {@code status} is an HTTP status, 0 for none. */
    record Answer(Outcome outcome, int status, long bytes, String detail) {}

    /** Asks for {@code path}, showing {@code proof}; fails only if the laboratory does. */
    CompletionStage<Answer> fetch(FilePath path, Proof proof) {
        CompletionStage<Answer> answer = proof.token() != Credential.VALID
                ? withBadToken(path, proof.token())
                : withBadTicket(path, proof.ticket());
        return answer.exceptionally(thrown -> answer(Causes.of(thrown)));
    }

    private CompletionStage<Answer> withBadToken(FilePath path, Credential kind) {
        return switch (kind) {
            case FORGED -> locate(Token.draw(chance), path);
            case MISSING ->
                hub().post("/v1/locate", Optional.empty(), body(path)).thenApply(Rogue::answer);
            case STOLEN ->
                withVisitor(victim -> hub().post(
                                "/v1/locate", Optional.of(victim.lease().token()), body(path))
                        .thenApply(Rogue::answer));
            case EXPIRED ->
                Visitor.announce(hub(), chance)
                        .thenCompose(late -> pause(late.lease().lease().plus(PAST))
                                .thenCompose(now -> locate(late.lease().token(), path)));
            case VALID, REPLAYED -> throw new AssertionError("not a way to show a token: " + kind);
        };
    }

    private CompletionStage<Answer> locate(Token token, FilePath path) {
        return hub().control()
                .ask(new ControlRequest.Locate(token, path, Optional.empty()))
                .thenApply(reply -> answer(
                        reply instanceof ControlReply.Refused refused
                                ? refused.why().httpStatus()
                                : 200));
    }

    private CompletionStage<Answer> withBadTicket(FilePath path, Credential kind) {
        return withVisitor(
                visitor -> visitor.locate(hub(), path).thenCompose(located -> show(located, kind)));
    }

    private CompletionStage<Answer> show(ControlReply.Located located, Credential kind) {
        ControlReply.Offer offer = located.holders().get(0);
        Ticket good = offer.ticket();
        return switch (kind) {
            case MISSING -> ask(offer.endpoint(), located, Optional.empty());
            case FORGED -> ask(offer.endpoint(), located, Optional.of(forge(good)));
            case REPLAYED ->
                ask(offer.endpoint(), located, Optional.of(good))
                        .thenCompose(first -> first.outcome() == Outcome.OK
                                ? ask(offer.endpoint(), located, Optional.of(good))
                                : CompletableFuture.completedFuture(notHad(first)));
            case EXPIRED ->
                pause(until(good.claims().expiry()).plus(skew).plus(PAST))
                        .thenCompose(now -> ask(offer.endpoint(), located, Optional.of(good)));
            case STOLEN ->
                holdings.anotherEndpoint(offer.peer())
                        .map(other -> ask(other, located, Optional.of(good)))
                        .orElseGet(() -> CompletableFuture.completedFuture(
                                new Answer(Outcome.ABANDONED, 0, 0, "nobody else to show it to")));
            case VALID -> throw new AssertionError("not a bad ticket");
        };
    }

    private CompletionStage<Answer> ask(
            PeerEndpoint holder, ControlReply.Located located, Optional<Ticket> ticket) {
        var file = located.manifest();
        var fetch = new TransferRequest.Fetch(file.path(), file.hash(), 0, 0, ticket);
        return hub().data()
                .fetch(holder, fetch, Rogue::throwAway)
                .thenApply(bytes -> new Answer(Outcome.OK, 200, bytes, "was served"))
                .exceptionally(thrown -> answer(Causes.of(thrown)));
    }

    private static CompletionStage<Void> throwAway(Chunk chunk) {
        return CompletableFuture.completedFuture(null);
    }

    private CompletionStage<Answer> withVisitor(Function<Visitor, CompletionStage<Answer>> use) {
        return Visitor.announce(hub(), chance)
                .thenCompose(visitor -> use.apply(visitor)
                        .exceptionally(thrown -> answer(Causes.of(thrown)))
                        .thenCompose(answer -> visitor.leave(hub()).thenApply(gone -> answer)));
    }

    private Hub hub() {
        return cluster.hub().orElseThrow(() -> new IllegalStateException("there is no tracker"));
    }

    private CompletionStage<Void> pause(Duration length) {
        var over = new CompletableFuture<Void>();
        timeline.after(length, () -> over.complete(null));
        return over;
    }

    private Duration until(Instant moment) {
        return Duration.between(timeline.instant(), moment);
    }

    private Ticket forge(Ticket good) {
        byte[] bits = new byte[32];
        chance.nextBytes(bits);
        return new Ticket(good.claims(), HexFormat.of().formatHex(bits));
    }

    private static String body(FilePath path) {
        var body = new JsonObject();
        body.addProperty("path", path.value());
        return body.toString();
    }

    private static Answer notHad(Answer first) {
        return new Answer(Outcome.ABANDONED, 0, 0, "the first use failed: " + first.detail());
    }

    private static Answer answer(int status) {
        Outcome outcome = switch (status) {
            case 200 -> Outcome.OK;
            case 401 -> Outcome.REFUSED;
            case 404 -> Outcome.NOT_FOUND;
            default -> Outcome.FAILED;
        };
        return new Answer(outcome, status, 0, "HTTP " + status);
    }

    private static Answer answer(Throwable thrown) {
        String detail = String.valueOf(thrown.getMessage());
        if (thrown instanceof Visitor.Refused) return new Answer(Outcome.UNAVAILABLE, 0, 0, detail);
        if (thrown instanceof NoAnswer || thrown instanceof PeerUnreachable) {
            return new Answer(Outcome.UNAVAILABLE, 0, 0, detail);
        }
        if (!(thrown instanceof TransferRefused refused)) {
            return new Answer(Outcome.FAILED, 0, 0, detail);
        }
        if (refused.why() == TransferRefusal.UNAUTHENTICATED) {
            return new Answer(Outcome.REFUSED, 401, 0, detail);
        }
        return refused.why() == TransferRefusal.UNAVAILABLE
                ? new Answer(Outcome.UNAVAILABLE, 0, 0, detail)
                : new Answer(Outcome.FAILED, 0, 0, detail);
    }
}
