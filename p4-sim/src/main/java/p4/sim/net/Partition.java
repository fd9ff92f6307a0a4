package p4.sim.net;

import java.util.List;
import java.util.Set;

/**
 * Nodes on islands that no packet crosses between; who is on none reaches everybody.
 *
 * <p>Cut one way only, nothing leaves the first island, but everything reaches it.
 */
public record Partition(List<Set<Integer>> islands, boolean oneWay) implements LinkRule {

    public Partition {
        islands = List.copyOf(islands);
    }

    @Override
    public Verdict judge(Packet packet, long nanos) {
        int from = island(packet.source());
        int to = island(packet.target());
        boolean apart = from >= 0 && to >= 0 && from != to;
        return apart && (!oneWay || from == 0) ? new Verdict.Drop("partition") : new Verdict.Pass();
    }

    private int island(int node) {
        for (int i = 0; i < islands.size(); i++) {
            if (islands.get(i).contains(node)) return i;
        }
        return -1;
    }
}
