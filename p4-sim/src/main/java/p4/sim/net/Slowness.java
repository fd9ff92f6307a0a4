package p4.sim.net;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Nodes that deal with all that reaches them {@code nanos} later, and are no faster than {@code most}. */
public record Slowness(Set<Integer> nodes, long nanos, Bandwidth most) implements LinkRule {

    @Override
    public Verdict judge(Packet packet, long now) {
        if (nodes.contains(packet.target())) return new Verdict.Delay(nanos);
        // what leaves is not late, but may have had to wait for its turn
        boolean limited = !most.equals(Bandwidth.UNLIMITED) && nodes.contains(packet.source());
        return limited ? new Verdict.Delay(0) : new Verdict.Pass();
    }

    @Override
    public Map<Integer, Bandwidth> limits() {
        var limits = new LinkedHashMap<Integer, Bandwidth>();
        if (most.equals(Bandwidth.UNLIMITED)) return limits;
        for (int node : new TreeSet<>(nodes)) limits.put(node, most);
        return limits;
    }
}
