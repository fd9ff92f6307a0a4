package p4.wire.grpc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What calls have to do with stages that other people's code returns. */
final class Stages {

    private Stages() {}

    /** Runs {@code deed}; what it throws is what its stage fails with. */
    static <T> CompletionStage<T> attempt(Supplier<CompletionStage<T>> deed) {
        try {
            return deed.get();
        } catch (RuntimeException thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    /** What really went wrong, without the wrapping that stages add. */
    static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
