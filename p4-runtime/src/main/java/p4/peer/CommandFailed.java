package p4.peer;

/** A command to a peer that came to nothing; the message is one line for a person. */
public final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Says what kind of failure it was, and in words. */
    public CommandFailed(Kind kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    /**
     * What {@code thrown} means to who gave a command; itself, if it is that already.
     *
     * <p>What is neither a failure of a port nor of a disk is thrown on, for it must not happen.
     */
    public static CommandFailed of(Throwable thrown) {
        return Failures.ofCommand(thrown);
    }

    /** The kind, for programs. */
    public Kind kind() {
        return kind;
    }

    /** What a program does about it. */
    public enum Kind {
        /** The tracker or a holder answered 401. */
        UNAUTHORIZED,
        /** There is no such file, or nobody to take it. */
        NOT_FOUND,
        /** The request makes no sense. */
        INVALID,
        /** The file is there already, or the name is taken. */
        CONFLICT,
        /** Every holder was tried and failed, the tracker is silent, the disk is full. */
        FAILED
    }
}
