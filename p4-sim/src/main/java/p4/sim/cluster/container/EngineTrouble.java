package p4.sim.cluster.container;

/** A container engine is not there, or lacks what a run needs; the message is one line. */
public final class EngineTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** {@code line} says what was found, and what was expected. */
    public EngineTrouble(String line) {
        super(line);
    }

    /** Besides {@code line}, why. */
    public EngineTrouble(String line, Throwable cause) {
        super(line, cause);
    }
}
