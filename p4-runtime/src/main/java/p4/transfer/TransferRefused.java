package p4.transfer;

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
}
