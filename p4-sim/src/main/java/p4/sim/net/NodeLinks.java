package p4.sim.net;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How fast a node is now, by which faults if by any, and its ways to those others that are not plain.
 *
 * <p>Others are known by their names.
 */
public record NodeLinks(Bandwidth most, List<Integer> limitedBy, SortedMap<String, Way> ways) {

    /** Of a node about which nothing is done. */
    public static final NodeLinks PLAIN =
            new NodeLinks(Bandwidth.UNLIMITED, List.of(), Collections.emptySortedMap());

    public NodeLinks {
        limitedBy = List.copyOf(limitedBy);
        ways = Collections.unmodifiableSortedMap(new TreeMap<>(ways));
    }
}
