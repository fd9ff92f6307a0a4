package p4.compat.pserver;

import java.util.concurrent.CompletionException;

/** Why a stage failed, without what stages wrap it in. */
final class Cause {

    private Cause() {}

    /** What {@code failed} is about. */
    static Throwable of(Throwable failed) {
        return failed instanceof CompletionException && failed.getCause() != null
                ? failed.getCause()
                : failed;
    }
}
