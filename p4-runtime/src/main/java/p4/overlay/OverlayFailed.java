package p4.overlay;

/** A search or fetch that came to nothing; the message is one line for a person. */
public final class OverlayFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Says what kind of failure it was, and in words. */
    public OverlayFailed(Kind kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    /** The kind, for programs. */
    public Kind kind() {
        return kind;
    }

    /** What a program does about it. */
    public enum Kind {
        /** Nobody who could be reached holds such a file. */
        NOT_FOUND,
        /** The request makes no sense, or means more than one file. */
        INVALID,
        /** There is something at that path already. */
        CONFLICT,
        /** Every holder was tried and failed, too much runs already, the disk is full. */
        FAILED
    }
}
