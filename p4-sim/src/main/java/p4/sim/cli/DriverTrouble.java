package p4.sim.cli;

import p4.sim.scenario.DriverKind;

/** A driver lacks what it runs on; the message is one line, and says which drivers do not need it. */
final class DriverTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Because of {@code trouble}, whose message says in one line what {@code driver} lacks. */
    DriverTrouble(DriverKind driver, RuntimeException trouble) {
        super("driver " + driver.key() + ": " + trouble.getMessage() + others(driver), trouble);
    }

    private static String others(DriverKind driver) {
        return switch (driver) {
            case INPROCESS, VIRTUAL -> "";
            case CONTAINER -> "; the drivers inprocess and virtual need none";
            case SWARM -> "; the drivers inprocess and virtual would work";
        };
    }
}
