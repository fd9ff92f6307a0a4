package p4.sim.net;

import java.util.List;

/**
 * The way from one node to another now, and the numbers of the faults that cut it and that slow it.
 *
 * <p>Nothing gets through a way that is cut, whatever its {@code passage}.
 */
public record Way(List<Integer> cutBy, List<Integer> slowedBy, Passage passage) {

    public Way {
        cutBy = List.copyOf(cutBy);
        slowedBy = List.copyOf(slowedBy);
    }

    /** Tells whether nothing gets through. */
    public boolean isCut() {
        return !cutBy.isEmpty();
    }

    /** Tells whether it is as if nobody did anything about it. */
    boolean isPlain() {
        return !isCut() && slowedBy.isEmpty() && passage.equals(Passage.PLAIN);
    }
}
