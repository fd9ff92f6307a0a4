package p4.compat.pserver;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import p4.account.OpenAccounts;
import p4.account.OpenAccounts.Answer;

/**
 * Checks passwords off the threads of the wire, a few at a time, since each costs much.
 *
 * <p>Who guesses wrong too often is not listened to for a while.
 */
public final class Logins {

    private static final int AT_ONCE = 16;

    private final OpenAccounts accounts;
    private final Executor hashing;
    private final Guesses guesses;
    private final Semaphore free = new Semaphore(AT_ONCE);

    /** Checks against {@code accounts} on {@code hashing}, by the time of {@code clock}. */
    public Logins(OpenAccounts accounts, Executor hashing, InstantSource clock) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.guesses = new Guesses(clock);
    }

    /**
     * Checks {@code password} of {@code user}, which came from {@code host}.
     *
     * @return {@link Answer#FULL} too if too many are checked, or {@code host} was wrong too often
     */
    CompletionStage<Answer> check(String host, String user, String password) {
        if (guesses.areTooMany(host) || !free.tryAcquire()) {
            return CompletableFuture.completedFuture(Answer.FULL);
        }
        try {
            return CompletableFuture.supplyAsync(() -> accounts.check(user, password), hashing)
                    .whenComplete((answer, broken) -> {
                        free.release();
                        if (answer == Answer.WRONG) guesses.count(host);
                    });
        } catch (RejectedExecutionException goingDown) {
            free.release();
            return CompletableFuture.failedFuture(goingDown);
        }
    }
}
