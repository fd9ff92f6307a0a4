package p4.peer;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import p4.model.PeerEndpoint;

/** Addresses that failed time and again, and are left alone for a while. */
final class Shunned {

    private static final int REMEMBERED = 4_096;

    private final PeerLimits limits;
    private final Map<PeerEndpoint, Failures> records = new LinkedHashMap<>();

    Shunned(PeerLimits limits) {
        this.limits = limits;
    }

    private record Failures(int failures, Instant last) {}

    /** Notes that {@code address} failed at {@code now}. */
    void blame(PeerEndpoint address, Instant now) {
        if (records.size() >= REMEMBERED)
            records.remove(records.keySet().iterator().next());
        records.merge(
                address, new Failures(1, now), (old, one) -> new Failures(old.failures() + 1, now));
    }

    /** Notes that {@code address} did well. */
    void forgive(PeerEndpoint address) {
        records.remove(address);
    }

    /** Tells whether {@code address} should be tried last. */
    boolean isShunned(PeerEndpoint address, Instant now) {
        Failures record = records.get(address);
        return record != null
                && record.failures() >= limits.failuresPerAddress()
                && now.isBefore(record.last().plus(limits.shunned()));
    }
}
