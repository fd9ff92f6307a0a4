package p4.sim.scenario;

import java.time.Duration;

/** How the tracker is set up; {@code lease > 3 × heartbeat}. */
public record TrackerSpec(
        Duration lease, Duration heartbeat, Handout handout, Verify verify, Station station) {

    /** A tracker at no particular place. */
    public TrackerSpec(Duration lease, Duration heartbeat, Handout handout, Verify verify) {
        this(lease, heartbeat, handout, verify, Station.PLAIN);
    }

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
