package p4.sim.scenario;

import java.util.Locale;

/** What the messages of virtual nodes go through. */
public enum Wire {
    /** The real routes and the real gRPC, in memory. */
    REAL,
    /** Nothing: messages are handed over as they are, and counted as if they had been encoded. */
    NONE;

    /** How people write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
