package p4.sim.sweep;

import java.util.List;
import p4.sim.scenario.Scenario;

/** The runs of a sweep, counted from 0: every seed with the first variant, then with the next. */
public record Plan(String name, List<Variant> variants, List<Long> seeds) {

    public Plan {
        variants = List.copyOf(variants);
        seeds = List.copyOf(seeds);
        if (variants.isEmpty() || seeds.isEmpty()) throw new IllegalArgumentException("no runs");
        Math.multiplyExact(variants.size(), seeds.size());
    }

    /** How many runs there are. */
    public int size() {
        return variants.size() * seeds.size();
    }

    /** The number of the variant of run {@code index}. */
    int variant(int index) {
        return index / seeds.size();
    }

    /** The seed of run {@code index}. */
    long seed(int index) {
        return seeds.get(index % seeds.size());
    }

    /** The scenario of run {@code index}. */
    Scenario scenario(int index) {
        return variants.get(variant(index)).scenarios().apply(seed(index));
    }
}
