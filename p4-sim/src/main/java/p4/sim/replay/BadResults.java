package p4.sim.replay;

/** A folder that no run left; the message is one line: where, what was found, what was expected. */
public final class BadResults extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadResults(String line) {
        super(line);
    }
}
