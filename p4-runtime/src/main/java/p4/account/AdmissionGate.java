package p4.account;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import p4.control.Caller;
import p4.control.ControlHandler;
import p4.control.ControlReply;
import p4.control.ControlReply.Refused;
import p4.control.ControlRequest;
import p4.control.ControlRequest.Announce;
import p4.control.Refusal;

/**
 * Checks the credentials of announces on the way to a tracker; lets all other requests pass.
 *
 * <p>Passes on the caller admitted or not: it is the tracker that refuses and counts wrong guesses.
 * What a wire says about admission is not believed. Never has more than {@code checkedAtOnceMax}
 * announces under check or waiting for it; one more is refused with 429.
 */
public final class AdmissionGate implements ControlHandler {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Accounts accounts;
    private final ControlHandler next;
    private final Executor hashing;
    private final Semaphore free;

    /** Checks against {@code accounts} on {@code hashing}, which may run it at once. */
    public AdmissionGate(
            Accounts accounts, ControlHandler next, Executor hashing, int checkedAtOnceMax) {
        this.accounts = accounts;
        this.next = next;
        this.hashing = hashing;
        this.free = new Semaphore(checkedAtOnceMax);
    }

    @Override
    public CompletionStage<ControlReply> handle(ControlRequest request, Caller caller) {
        Caller stranger = caller.stranger();
        if (!(request instanceof Announce announce)) return next.handle(request, stranger);
        if (!free.tryAcquire()) return CompletableFuture.completedFuture(busy());
        return check(announce)
                .thenCompose(good -> next.handle(announce, good ? stranger.admit() : stranger));
    }

    private CompletionStage<Boolean> check(Announce announce) {
        try {
            return CompletableFuture.supplyAsync(
                            () -> accounts.admits(announce.credentials()), hashing)
                    .whenComplete((good, broken) -> free.release());
        } catch (RejectedExecutionException goingDown) {
            free.release();
            return CompletableFuture.failedFuture(goingDown);
        }
    }

    private static Refused busy() {
        return new Refused(
                Refusal.TOO_MANY, "too many announces are being checked", Optional.of(PAUSE));
    }
}
