package p4.sim.net;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Max-min fair sharing as it is defined: every rate rises alike until something holds it back.
 *
 * <p>Source: Bertsekas and Gallager, Data Networks, §6.5.2. Slow, and shares no code with the real one.
 */
final class ReferenceShare {

    private static final double NANOS = 1e-9;
    private static final double TINY = 1e-12;

    private final double[] left; // what is left of each port: ups, then downs
    private final List<Flow> flows;
    private final double[] rates;
    private final Set<Integer> rising = new HashSet<>();
    private final int nodes;

    private ReferenceShare(Bandwidth[] limits, List<Flow> flows) {
        this.nodes = limits.length;
        this.flows = flows;
        this.rates = new double[flows.size()];
        this.left = new double[2 * nodes];
        for (int node = 0; node < nodes; node++) {
            left[node] = limits[node].up() * NANOS;
            left[nodes + node] = limits[node].down() * NANOS;
        }
    }

    /** One transfer, which uses at most {@code most} bytes a nanosecond. */
    record Flow(int source, int target, double most) {}

    static double[] rates(Bandwidth[] limits, List<Flow> flows) {
        var reference = new ReferenceShare(limits, flows);
        reference.fill();
        return reference.rates;
    }

    private void fill() {
        for (int i = 0; i < flows.size(); i++) rising.add(i);
        while (!rising.isEmpty()) {
            double step = step();
            for (int i : rising) rates[i] += step;
            int[] sharers = sharers();
            for (int port = 0; port < left.length; port++) left[port] -= step * sharers[port];
            rising.removeIf(this::isHeldBack);
        }
    }

    /** How far all can rise before the next is held back. */
    private double step() {
        int[] sharers = sharers();
        double step = Double.POSITIVE_INFINITY;
        for (int port = 0; port < left.length; port++) {
            if (sharers[port] > 0) step = Math.min(step, left[port] / sharers[port]);
        }
        for (int i : rising) step = Math.min(step, flows.get(i).most() - rates[i]);
        return Math.max(0, step);
    }

    private int[] sharers() {
        int[] sharers = new int[left.length];
        for (int i : rising) {
            sharers[flows.get(i).source()]++;
            sharers[nodes + flows.get(i).target()]++;
        }
        return sharers;
    }

    private boolean isHeldBack(int i) {
        Flow flow = flows.get(i);
        return left[flow.source()] <= TINY
                || left[nodes + flow.target()] <= TINY
                || flow.most() - rates[i] <= TINY;
    }
}
