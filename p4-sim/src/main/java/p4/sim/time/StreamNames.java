package p4.sim.time;

import java.util.Map;
import java.util.TreeMap;

/**
 * Names streams by what they are for, and those that are for the same by their order.
 *
 * <p>What is added between others thus takes a name of its own instead of one of theirs.
 */
public final class StreamNames {

    private final Map<String, Integer> given = new TreeMap<>();

    /** The name of the next stream that is for {@code purpose}. */
    public String next(String purpose) {
        return purpose + "#" + given.merge(purpose, 1, Integer::sum);
    }
}
