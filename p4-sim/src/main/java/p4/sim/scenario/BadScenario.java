package p4.sim.scenario;

/** A scenario that makes no sense; the message is one line: place, what was found, what was expected. */
public final class BadScenario extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadScenario(Place place, String what) {
        super(place + " " + what);
    }

    BadScenario(String line) {
        super(line);
    }
}
