package p4.sim.scenario;

import java.util.Locale;

/** What the peers of a run speak, and with that who else there is. */
public enum Protocol {
    /** A tracker, which peers find each other by, in the words of P4 itself. */
    NATIVE(true),
    /** Peers alone: each knows some others, and searches go from one to the next. */
    OVERLAY(false);

    private final boolean tracked;

    Protocol(boolean tracked) {
        this.tracked = tracked;
    }

    /** Whether peers find each other by a tracker. */
    public boolean hasTracker() {
        return tracked;
    }

    /** How people write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
