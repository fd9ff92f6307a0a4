package p4.sim.cluster.remote;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a host's packets met with since its links were last shaped, as its kernel counted it.
 *
 * <p>Some of those to the hosts {@code lost} were lost, some to those {@code late} were held up, and
 * some had to wait since the host is {@code limited}.
 */
public record Felt(SortedSet<String> lost, SortedSet<String> late, boolean limited) {

    /** Nothing. */
    public static final Felt NOTHING =
            new Felt(Collections.emptySortedSet(), Collections.emptySortedSet(), false);

    public Felt {
        lost = Collections.unmodifiableSortedSet(new TreeSet<>(lost));
        late = Collections.unmodifiableSortedSet(new TreeSet<>(late));
    }
}
