package p4.sim.cluster.container;

import java.util.List;

/** What {@code ip} and then {@code tc} are to do in a container, a line each, as their batches have it. */
record Batch(List<String> ip, List<String> tc) {

    Batch {
        ip = List.copyOf(ip);
        tc = List.copyOf(tc);
    }
}
