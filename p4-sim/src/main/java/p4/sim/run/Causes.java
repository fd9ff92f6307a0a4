package p4.sim.run;

import java.util.concurrent.CompletionException;

/** What really went wrong in a stage, without the wrapping that stages add. */
final class Causes {

    private Causes() {}

    static Throwable of(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
