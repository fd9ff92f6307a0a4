package p4.compat.pserver;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import p4.account.OpenAccounts;
import p4.account.OpenAccounts.Answer;

/** Checks passwords off the threads of the wire, a few at a time, since each costs much. */
public final class Logins {

    private static final int AT_ONCE = 16;

    private final OpenAccounts accounts;
    private final Executor hashing;
    private final Semaphore free = new Semaphore(AT_ONCE);

    /** Checks against {@code accounts} on {@code hashing}. */
    public Logins(OpenAccounts accounts, Executor hashing) {
        this.accounts = accounts;
        this.hashing = hashing;
    }

    /** Checks {@code password} of {@code user}; {@link Answer#FULL} too if too many are checked. */
    CompletionStage<Answer> check(String user, String password) {
        if (!free.tryAcquire()) return CompletableFuture.completedFuture(Answer.FULL);
        try {
            return CompletableFuture.supplyAsync(() -> accounts.check(user, password), hashing)
                    .whenComplete((answer, broken) -> free.release());
        } catch (RejectedExecutionException goingDown) {
            free.release();
            return CompletableFuture.failedFuture(goingDown);
        }
    }
}
