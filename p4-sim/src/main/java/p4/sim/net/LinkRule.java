package p4.sim.net;

import java.util.Map;

/** Decides the fate of packets; the place where every fault of the network is written. */
@FunctionalInterface
public interface LinkRule {

    /**
     * Judges {@code packet}, which leaves its source {@code nanos} after time began.
     *
     * <p>A pure function; what a node sends to itself is never judged.
     */
    Verdict judge(Packet packet, long nanos);

    /**
     * The moment after {@code nanos} from which on it judges otherwise, if nothing else changes.
     *
     * @return in nanoseconds after time began; {@link Long#MAX_VALUE} for never
     */
    default long changesAfter(long nanos) {
        return Long.MAX_VALUE;
    }

    /** How fast some nodes are at most as long as it lasts; in order, empty for most rules. */
    default Map<Integer, Bandwidth> limits() {
        return Map.of();
    }
}
