package p4.sim.scenario;

import java.util.List;
import java.util.Locale;

/** What a scenario's nodes run on. */
public enum DriverKind {
    /** Real tracker and peers in this JVM, in real time. */
    INPROCESS,
    /** Real tracker and peers on one thread, in virtual time. */
    VIRTUAL,
    /** One container a node. */
    CONTAINER,
    /** Services of a Docker Swarm. */
    SWARM;

    private static final List<DriverKind> OF_TWINS = List.of(VIRTUAL, INPROCESS, CONTAINER);

    /** Those on which a twin has to go the same way; the first is held against the others. */
    public static List<DriverKind> ofTwins() {
        return OF_TWINS;
    }

    /** How people write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
