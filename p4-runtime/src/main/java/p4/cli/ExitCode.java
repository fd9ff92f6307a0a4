package p4.cli;

/** How a command of {@code p4-runtime.jar} ended, as a shell sees it. */
enum ExitCode {
    /** It did what was asked. */
    OK(0),
    /** It could not, for a reason that was printed. */
    FAILED(1),
    /** The arguments make no sense. */
    USAGE(2),
    /** The tracker or a peer said 401. */
    UNAUTHORIZED(3),
    /** There is no such file, or nobody to take it. */
    NOT_FOUND(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
