package p4.cli;

/** Arguments, a configuration file or an environment that make no sense; said in one line. */
class UsageError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageError(String line) {
        super(line);
    }
}
