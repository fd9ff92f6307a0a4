package p4.peer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.control.ControlPlane;
import p4.control.ControlReply;
import p4.control.ControlReply.Announced;
import p4.control.ControlReply.Refused;
import p4.control.ControlRequest;
import p4.control.Refusal;
import p4.model.Token;
import p4.time.Alarm;
import p4.time.Timeline;

/**
 * Asks the tracker in the name of whatever lease the peer has, or soon has.
 *
 * <p>Lives on the peer's timeline. A token that turns out stale is replaced and the request made once
 * more. Stages fail with {@link CommandFailed} alone.
 */
final class Session {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ControlPlane tracker;
    private final LeaseKeeper leases;
    private final Timeline timeline;

    Session(ControlPlane tracker, LeaseKeeper leases, Timeline timeline) {
        this.tracker = tracker;
        this.leases = leases;
        this.timeline = timeline;
    }

    /** Asks; completes with a reply of type {@code kind}, on the timeline. */
    <R extends ControlReply> CompletionStage<R> ask(
            Class<R> kind, Function<Token, ControlRequest> request) {
        return lease().thenCompose(lease -> once(lease, request).thenCompose(reply -> {
                    if (!isStale(reply)) return CompletableFuture.completedFuture(reply);
                    leases.lost(lease.token(), Refusal.STALE_TOKEN);
                    return lease().thenCompose(renewed -> once(renewed, request));
                }))
                .thenApply(reply -> expect(kind, reply));
    }

    /** Tells the tracker something whose answer nobody waits for. */
    void tell(Function<Token, ControlRequest> request) {
        leases.lease().ifPresent(lease -> tracker.ask(request.apply(lease.token())));
    }

    private CompletionStage<Announced> lease() {
        Optional<Announced> held = leases.lease();
        if (held.isPresent()) return CompletableFuture.completedFuture(held.get());
        var leased = new CompletableFuture<Announced>();
        Alarm hearing = leases.whenLeased(leased::complete);
        Alarm late = timeline.after(PATIENCE, () -> {
            hearing.cancel();
            leased.completeExceptionally(leases.whyNoLease());
        });
        return leased.whenComplete((lease, failed) -> late.cancel());
    }

    private CompletionStage<ControlReply> once(
            Announced lease, Function<Token, ControlRequest> request) {
        return tracker.ask(request.apply(lease.token()))
                .handleAsync(
                        (reply, noAnswer) -> {
                            if (noAnswer == null) return reply;
                            throw new CommandFailed(
                                    CommandFailed.Kind.FAILED, "the tracker does not answer");
                        },
                        timeline);
    }

    private static boolean isStale(ControlReply reply) {
        return reply instanceof Refused refused && refused.why() == Refusal.STALE_TOKEN;
    }

    private static <R extends ControlReply> R expect(Class<R> kind, ControlReply reply) {
        if (!(reply instanceof Refused refused)) return kind.cast(reply);
        throw new CommandFailed(kind(refused.why()), refused.detail());
    }

    static CommandFailed.Kind kind(Refusal why) {
        return switch (why) {
            case BAD_CREDENTIALS,
                    STALE_TOKEN,
                    TICKET_FORGED,
                    TICKET_EXPIRED,
                    TICKET_REPLAYED,
                    ADDRESS_FORBIDDEN -> CommandFailed.Kind.UNAUTHORIZED;
            case NO_SUCH_FILE, NO_TAKER -> CommandFailed.Kind.NOT_FOUND;
            case MALFORMED -> CommandFailed.Kind.INVALID;
            case NAME_TAKEN, CONFLICT -> CommandFailed.Kind.CONFLICT;
            case TOO_LARGE, TOO_MANY, DRAINING -> CommandFailed.Kind.FAILED;
        };
    }
}
