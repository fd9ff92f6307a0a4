package p4.sim.scenario;

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

    /** How people write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
