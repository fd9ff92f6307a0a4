package p4.overlay;

/** A definite no of another peer. */
final class PeerRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorId why;

    PeerRefused(Message.Fault fault) {
        super(fault.why() + ": " + fault.detail());
        this.why = fault.why();
    }

    ErrorId why() {
        return why;
    }
}
