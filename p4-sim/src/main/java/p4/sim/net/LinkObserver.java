package p4.sim.net;

/** Hears, once for each rule, that a node felt it. */
@FunctionalInterface
public interface LinkObserver {

    /**
     * Rule number {@code fault} lost or held up a packet for the first time since it was installed.
     *
     * <p>Called while the packet is sent; it must send nothing itself.
     */
    void felt(int fault, Packet packet, Verdict verdict);
}
