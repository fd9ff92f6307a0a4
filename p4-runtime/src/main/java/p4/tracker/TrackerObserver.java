package p4.tracker;

import java.time.Instant;

/** Is told what a tracker does; for metrics, logs and judges. */
@FunctionalInterface
public interface TrackerObserver {

    /** An observer that does not care. */
    TrackerObserver NONE = (event, now) -> {};

    /**
     * Hears of {@code event}, which happened at {@code now}.
     *
     * <p>Called on the tracker's timeline, in the order of the events; must not block or throw.
     */
    void happened(TrackerEvent event, Instant now);
}
