package p4.sim.scenario;

import java.time.Duration;

/** How the tracker is set up; {@code lease > 3 × heartbeat}. */
public record TrackerSpec(Duration lease, Duration heartbeat, Handout handout, Verify verify) {

    /** In which order holders are handed out. */
    public enum Handout {
        RANDOM,
        LEAST_LOADED
    }

    /** Where holders have tickets verified. */
    public enum Verify {
        ONLINE,
        OFFLINE
    }
}
