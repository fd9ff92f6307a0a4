package p4.tracker;

import java.time.Instant;
import p4.model.PeerId;

/**
 * How many peers complained of each holder of late; each is counted once.
 *
 * <p>The tracker's own doubts weigh as much as all complainers that are remembered. They outlive the
 * holder's lease, so that announcing again does not wipe them out.
 */
final class Complaints {

    private static final BoundedMap<PeerId, Instant> NOBODY = new BoundedMap<>(1);

    private final TrackerLimits.Guard guard;
    private final BoundedMap<PeerId, BoundedMap<PeerId, Instant>> holders;
    private final BoundedMap<PeerId, Instant> doubts;

    Complaints(TrackerLimits limits) {
        this.guard = limits.guard();
        this.holders = new BoundedMap<>(limits.quota().peers());
        this.doubts = new BoundedMap<>(limits.quota().peers());
    }

    /** Notes that {@code by} complained of {@code holder}. */
    void note(PeerId by, PeerId holder, Instant now) {
        BoundedMap<PeerId, Instant> complainers =
                holders.get(holder, new BoundedMap<>(guard.complainersPerHolder()));
        complainers.put(by, now.plus(guard.complaintLife()));
        holders.put(holder, complainers);
    }

    /** Notes that {@code holder} failed to show that it has what it offers. */
    void doubt(PeerId holder, Instant now) {
        doubts.put(holder, now.plus(guard.complaintLife()));
    }

    /** How many complain of {@code holder}; 0 to twice {@code complainersPerHolder}. */
    int count(PeerId holder, Instant now) {
        boolean doubted = doubts.get(holder, now).isAfter(now);
        return complainers(holder, now) + (doubted ? guard.complainersPerHolder() : 0);
    }

    private int complainers(PeerId holder, Instant now) {
        BoundedMap<PeerId, Instant> complainers = holders.get(holder, NOBODY);
        complainers.removeEldestWhile(forgottenAt -> !forgottenAt.isAfter(now));
        return complainers.size();
    }
}
