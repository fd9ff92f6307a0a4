package p4.sim.scenario;

/**
 * Says that a scenario makes no sense, and why.
 *
 * <p>The message is one line: the place, what was found there, and what was expected.
 */
public final class BadScenario extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadScenario(Place place, String what) {
        super(place + " " + what);
    }

    BadScenario(String line) {
        super(line);
    }
}
