package p4.overlay;

import java.time.Duration;

/**
 * Every bound of a node of an overlay, by name.
 *
 * <p>Source: threats 1, 14 and 19. What all nodes have to agree on is in {@link ProtocolBounds}.
 */
public record OverlayLimits(Peers peers, Search search, Transfer transfer) {

    /** What an ordinary node needs. */
    public static final OverlayLimits DEFAULT = new OverlayLimits(
            new Peers(32, 8, 32, Duration.ofSeconds(30), Duration.ofSeconds(3), 128, 50, 200),
            new Search(4, 7, 4, 3, Duration.ofMillis(250), 8_192, 128, 32),
            new Transfer(ProtocolBounds.PIECE_BYTES_MAX, Duration.ofSeconds(10), 32, 8, 8));

    /**
     * Whom a node knows.
     *
     * @param neighbours peers on its list
     * @param perPrefix of these, how many from one IPv4 /24 or IPv6 /48; this machine is exempt
     * @param verifying peers that are dialled at one time before they are believed in
     * @param ping pause between two rounds of {@code PING}
     * @param patience how long an answer may take
     * @param lines connections this node keeps open to others
     * @param requestsPerSecond requests taken from one connection, on average
     * @param requestsAtOnce requests taken from one connection in a burst
     */
    public record Peers(
            int neighbours,
            int perPrefix,
            int verifying,
            Duration ping,
            Duration patience,
            int lines,
            int requestsPerSecond,
            int requestsAtOnce) {

        public Peers {
            atMost("neighbours", neighbours, ProtocolBounds.KNOWN_MAX - 1);
            positive("perPrefix", perPrefix);
            positive("verifying", verifying);
            positive("lines", lines);
            positive("requestsPerSecond", requestsPerSecond);
            positive("requestsAtOnce", requestsAtOnce);
            if (patience.compareTo(ping) >= 0) {
                throw new IllegalArgumentException(
                        "patience " + patience + " is no shorter than the pause " + ping);
            }
        }
    }

    /**
     * How far a search goes.
     *
     * @param hops how many hops a query goes at most
     * @param fanOut to how many of its neighbours a peer passes a dynamic query on
     * @param probes how many neighbours a dynamic query asks first
     * @param wanted how many holders are enough, if the asker does not say
     * @param hopWait how long a search waits for each hop before it widens
     * @param seen queries that are remembered, so that none is handled twice
     * @param hearsay peers that are asked because others named them, for one search
     * @param running searches of this node's own at one time
     */
    public record Search(
            int hops,
            int fanOut,
            int probes,
            int wanted,
            Duration hopWait,
            int seen,
            int hearsay,
            int running) {

        public Search {
            atMost("hops", hops, ProtocolBounds.HOPS_MAX);
            atMost("fanOut", fanOut, ProtocolBounds.EVERYONE);
            positive("probes", probes);
            positive("wanted", wanted);
            positive("seen", seen);
            positive("hearsay", hearsay);
            positive("running", running);
        }
    }

    /**
     * How files move.
     *
     * @param pieceBytes how much of a file is asked for at once
     * @param stall how long a holder may take for that
     * @param uploads pieces that are read from the disk at one time
     * @param downloads files that are fetched at one time
     * @param holdersTried holders that one fetch looks for
     */
    public record Transfer(
            int pieceBytes, Duration stall, int uploads, int downloads, int holdersTried) {

        public Transfer {
            atMost("pieceBytes", pieceBytes, ProtocolBounds.PIECE_BYTES_MAX);
            positive("uploads", uploads);
            positive("downloads", downloads);
            positive("holdersTried", holdersTried);
        }
    }

    private static void positive(String name, int value) {
        atMost(name, value, Integer.MAX_VALUE);
    }

    private static void atMost(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    name + ": found " + value + ", expected 1 to " + most);
        }
    }
}
