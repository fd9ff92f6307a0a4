package p4.overlay;

/**
 * What to search for, and how: {@code text} is a part of a path, or a hash.
 *
 * <p>If {@code exact}, only files count whose whole path, last component or hash it is. A dynamic
 * query widens until {@code wanted} holders are found; flooding asks everybody.
 */
public record SearchRequest(String text, boolean exact, int wanted, Way way) {

    public SearchRequest {
        if (wanted < 1) throw new IllegalArgumentException("wanted: " + wanted);
    }

    /** Which way a search takes. */
    public enum Way {
        /** Widens only while too few answer. */
        DYNAMIC,
        /** Goes to everybody within the hop limit at once. */
        FLOODING
    }
}
