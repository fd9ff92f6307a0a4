package p4.sim.cli;

/** A wish that cannot be granted here; the message is one line. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refusal(String line) {
        super(line);
    }
}
