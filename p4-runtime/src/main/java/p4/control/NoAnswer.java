package p4.control;

/** Nobody answered in time: the request may have been carried out, or not. */
public final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says who did not answer, and why as far as it is known. */
    public NoAnswer(String who, Throwable cause) {
        super("no answer from " + who + ": " + cause, cause);
    }

    /** Says who did not answer, and why as far as it is known. */
    public NoAnswer(String who, String why) {
        super("no answer from " + who + ": " + why);
    }
}
