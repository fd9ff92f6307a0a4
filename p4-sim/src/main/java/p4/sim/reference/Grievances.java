package p4.sim.reference;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import p4.model.PeerId;

/** Who complained of whom of late; each complainer counts once, and a complaint wears off. */
final class Grievances {

    private final Duration life;
    private final int complainersMax;
    private final Map<PeerId, Map<PeerId, Instant>> about = new HashMap<>();

    Grievances(Duration life, int complainersMax) {
        this.life = life;
        this.complainersMax = complainersMax;
    }

    void note(PeerId by, PeerId holder, Instant now) {
        about.computeIfAbsent(holder, peer -> new HashMap<>()).put(by, now.plus(life));
    }

    /** How many complain of {@code holder} at {@code now}. */
    long count(PeerId holder, Instant now) {
        long alive = about.getOrDefault(holder, Map.of()).values().stream()
                .filter(until -> until.isAfter(now))
                .count();
        return Math.min(alive, complainersMax);
    }
}
