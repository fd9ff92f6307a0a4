package p4.compat;

import java.util.concurrent.CompletionException;

/** Why a stage failed, without what stages wrap it in. */
public final class Cause {

    private Cause() {}

    /** What {@code failed} is about. */
    public static Throwable of(Throwable failed) {
        return failed instanceof CompletionException && failed.getCause() != null
                ? failed.getCause()
                : failed;
    }
}
