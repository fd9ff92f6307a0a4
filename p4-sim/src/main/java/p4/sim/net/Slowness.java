package p4.sim.net;

import java.util.Set;

/** Nodes that everything takes {@code nanos} longer to and from. */
public record Slowness(Set<Integer> nodes, long nanos) implements LinkRule {

    @Override
    public Verdict judge(Packet packet, long now) {
        return nodes.contains(packet.source()) || nodes.contains(packet.target())
                ? new Verdict.Delay(nanos)
                : new Verdict.Pass();
    }
}
