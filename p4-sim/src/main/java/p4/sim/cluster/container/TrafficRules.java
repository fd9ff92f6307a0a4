package p4.sim.cluster.container;

import java.util.ArrayList;
import java.util.List;

/** What a host's kernel does to the packets it sends and gets, as calls of {@code tc}. Source: tc(8). */
final class TrafficRules {

    private static final String ANYBODY = "0.0.0.0/0";

    private TrafficRules() {}

    /** Drops every packet to and from anybody but {@code laboratory}. */
    static List<List<String>> cut(String laboratory) {
        return List.of(
                tc("qdisc replace dev eth0 root handle 1: prio"),
                tc("qdisc replace dev eth0 parent 1:3 handle 30: netem loss 100%"),
                tc("filter replace dev eth0 parent 1: protocol ip prio 1 u32 match ip dst "
                        + laboratory + "/32 flowid 1:1"),
                tc("filter replace dev eth0 parent 1: protocol ip prio 2 u32 match ip dst "
                        + ANYBODY + " flowid 1:3"),
                tc("qdisc replace dev eth0 handle ffff: ingress"),
                tc("filter replace dev eth0 parent ffff: protocol ip prio 1 u32 match ip src "
                        + laboratory + "/32 action ok"),
                tc("filter replace dev eth0 parent ffff: protocol ip prio 2 u32 match ip src "
                        + ANYBODY + " action drop"));
    }

    /** Undoes {@link #cut}. */
    static List<List<String>> heal() {
        return List.of(
                tc("qdisc del dev eth0 root"), tc("qdisc del dev eth0 handle ffff: ingress"));
    }

    private static List<String> tc(String words) {
        var command = new ArrayList<String>(List.of("tc"));
        command.addAll(List.of(words.split(" ")));
        return List.copyOf(command);
    }
}
