package p4.peer;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import p4.transfer.TransferRefused;

/**
 * Tells what may go wrong from what must not.
 *
 * <p>Ports fail as their contracts say, disks fail, tasks are called off. An {@link Error} or an
 * {@link IllegalStateException} is none of these: it is a broken invariant and thrown on, so that it
 * ends the node instead of looking like a download that failed.
 */
final class Failures {

    private Failures() {}

    /** What really went wrong, without the wrapping that stages add; thrown on if it must not. */
    static Throwable known(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof CancellationException) return cause; // of a task that was called off
        if (cause instanceof Error broken) throw broken;
        if (cause instanceof IllegalStateException broken) throw broken;
        return cause;
    }

    /** Says a failure in the words of the peer's owner; see {@link #known}. */
    static CommandFailed ofCommand(Throwable thrown) {
        Throwable cause = known(thrown);
        if (cause instanceof CommandFailed failed) return failed;
        String detail = String.valueOf(cause.getMessage());
        return new CommandFailed(
                cause instanceof TransferRefused refused
                        ? kind(refused)
                        : CommandFailed.Kind.FAILED,
                detail);
    }

    private static CommandFailed.Kind kind(TransferRefused refused) {
        return switch (refused.why()) {
            case UNAUTHENTICATED -> CommandFailed.Kind.UNAUTHORIZED;
            case NOT_FOUND -> CommandFailed.Kind.NOT_FOUND;
            case ALREADY_HELD -> CommandFailed.Kind.CONFLICT;
            case INVALID -> CommandFailed.Kind.INVALID;
            case EXHAUSTED, CHANGED, FORBIDDEN, UNAVAILABLE, WRONG_BYTES ->
                CommandFailed.Kind.FAILED;
        };
    }
}
