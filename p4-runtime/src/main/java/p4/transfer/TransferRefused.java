package p4.transfer;

import java.util.concurrent.CompletionException;

/** A definite no to a {@link TransferRequest}; what came before it must not be used. */
public final class TransferRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final TransferRefusal why;

    /** Refuses because of {@code why}; {@code detail} is one line for a person. */
    public TransferRefused(TransferRefusal why, String detail) {
        super(detail);
        this.why = why;
    }

    /** The reason, for programs. */
    public TransferRefusal why() {
        return why;
    }

    /** Tells whether {@code failed}, as a stage fails, says that those bytes are not held. */
    public static boolean saysItHasNone(Throwable failed) {
        Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
        if (!(cause instanceof TransferRefused refused)) return false;
        return switch (refused.why()) {
            case NOT_FOUND, CHANGED, INVALID -> true;
            case UNAUTHENTICATED, ALREADY_HELD, EXHAUSTED, FORBIDDEN, UNAVAILABLE, WRONG_BYTES ->
                false;
        };
    }
}
