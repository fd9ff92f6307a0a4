package p4.sim.scenario;

import java.util.List;

/**
 * Where nodes can be, and how far it is from one place to another.
 *
 * <p>Regions have {@code names} and {@code weights}, by which nodes are drawn; the places of a measured
 * matrix have neither, and are dealt out.
 */
public record Places(List<String> names, List<Double> weights, LatencyMatrix latency) {

    public Places {
        names = List.copyOf(names);
        weights = List.copyOf(weights);
        boolean named = names.size() == latency.size() && weights.size() == names.size();
        if (!named && !(names.isEmpty() && weights.isEmpty())) {
            throw new IllegalArgumentException(names.size() + " names and " + weights.size()
                    + " weights for " + latency.size() + " places");
        }
    }

    /** Places without names. */
    public static Places measured(LatencyMatrix latency) {
        return new Places(List.of(), List.of(), latency);
    }

    /** Tells whether these are regions. */
    public boolean areRegions() {
        return !names.isEmpty();
    }
}
