package p4.sim.sweep;

import java.util.List;

/** The values that one place of a scenario takes in turn. */
public record Variation(String key, List<String> values) {

    public Variation {
        values = List.copyOf(values);
        if (values.isEmpty()) throw new IllegalArgumentException("no values for " + key);
    }
}
