package p4.transfer;

/** A peer could not be reached, or went silent: what was asked may have happened, or not. */
public final class PeerUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says which peer, and what is known of why. */
    public PeerUnreachable(String who, Throwable cause) {
        super("no answer from " + who + ": " + cause.getMessage(), cause);
    }
}
