package p4.overlay;

/** How large anything in a message may be; part of the protocol, the same for every peer. */
public final class ProtocolBounds {

    /** How many hops a query goes at most. */
    public static final int HOPS_MAX = 4;

    /** The fan-out that means every neighbour: plain flooding. */
    public static final int EVERYONE = 255;

    /** How many peers a query names as known to who passes it on. */
    public static final int KNOWN_MAX = 64;

    /** How many peers one list of peers holds. */
    public static final int PEERS_MAX = 64;

    /** How many files one list of files holds; so many fit a frame however long their names. */
    public static final int FILES_MAX = 50;

    /** How many bytes of UTF-8 a query's text has. */
    public static final int TEXT_BYTES_MAX = 256;

    /** How many bytes of UTF-8 the words of an error have. */
    public static final int DETAIL_BYTES_MAX = 256;

    /** How many bytes of a file come at once. */
    public static final int PIECE_BYTES_MAX = 256 * 1_024;

    private ProtocolBounds() {}
}
