package p4.sim.net;

/** Decides the fate of packets; the place where every fault of the network is written. */
@FunctionalInterface
public interface LinkRule {

    /**
     * Judges {@code packet}, which leaves its source {@code nanos} after time began.
     *
     * <p>A pure function; what a node sends to itself is never judged.
     */
    Verdict judge(Packet packet, long nanos);
}
