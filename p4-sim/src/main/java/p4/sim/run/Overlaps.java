package p4.sim.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is wrong with whom, once or several times over: it is over with the last of them. */
final class Overlaps<K extends Comparable<K>> {

    private final Map<K, Integer> begun = new TreeMap<>();

    /** Begins once more; tells whether nothing was wrong before. */
    boolean begin(K whom) {
        return begun.merge(whom, 1, Integer::sum) == 1;
    }

    /** Ends once; tells whether that was the last of it. */
    boolean end(K whom) {
        if (!begun.containsKey(whom)) return false;
        return begun.computeIfPresent(whom, (key, times) -> times > 1 ? times - 1 : null) == null;
    }

    /** Nothing is wrong any more. */
    void forget(K whom) {
        begun.remove(whom);
    }

    /** Leaves one of each, in order: the next end is the last. */
    List<K> endAll() {
        begun.replaceAll((key, times) -> 1);
        return List.copyOf(begun.keySet());
    }
}
