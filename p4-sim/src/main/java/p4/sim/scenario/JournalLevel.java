package p4.sim.scenario;

import java.util.Locale;

/** How much of its journal a run leaves behind; each level keeps all that the next one keeps. */
public enum JournalLevel {
    /** Every event. */
    ALL,
    /** What nodes and users did, and what was done to them; not what the laboratory saw. */
    PROTOCOL,
    /** What was done to nodes: phases, starts, ends, faults. */
    FAULTS;

    /** How people write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
