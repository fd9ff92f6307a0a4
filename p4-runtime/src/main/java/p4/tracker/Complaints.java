package p4.tracker;

import java.time.Instant;
import p4.model.PeerId;

/**
 * How many peers complained of each holder of late; each is counted once.
 *
 * <p>They outlive the holder's lease, so that announcing again does not wipe them out.
 */
final class Complaints {

    private final TrackerLimits.Guard guard;
    private final BoundedMap<PeerId, BoundedMap<PeerId, Instant>> holders;

    Complaints(TrackerLimits limits) {
        this.guard = limits.guard();
        this.holders = new BoundedMap<>(limits.quota().peers());
    }

    /** Notes that {@code by} complained of {@code holder}. */
    void note(PeerId by, PeerId holder, Instant now) {
        BoundedMap<PeerId, Instant> complainers = of(holder);
        complainers.put(by, now.plus(guard.complaintLife()));
        holders.put(holder, complainers);
    }

    /** How many complain of {@code holder}; 0 to {@code complainersPerHolder}. */
    int count(PeerId holder, Instant now) {
        BoundedMap<PeerId, Instant> complainers = of(holder);
        complainers.removeEldestWhile(forgottenAt -> !forgottenAt.isAfter(now));
        return complainers.size();
    }

    private BoundedMap<PeerId, Instant> of(PeerId holder) {
        return holders.get(holder, new BoundedMap<>(guard.complainersPerHolder()));
    }
}
