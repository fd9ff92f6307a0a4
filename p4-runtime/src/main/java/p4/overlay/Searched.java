package p4.overlay;

import java.util.List;

/** What a search came to, and the number that its query had; {@code found} has most holders first. */
public record Searched(QueryId query, List<Found> found) {

    public Searched {
        found = List.copyOf(found);
    }
}
