package p4.peer;

import java.time.Duration;

/**
 * Every bound of a peer.
 *
 * <p>{@code streams} uploads run at once and {@code fetches} downloads, with {@code fetchesQueued}
 * more waiting. {@code holdersTried} bounds one fetch. A holder that sends nothing for {@code stall}
 * is given up. An address that failed {@code failuresPerAddress} times in a row is left alone for
 * {@code shunned}. {@code nonces} are remembered against replay. {@code rescan} is how long a
 * folder rests after a change before it is looked at.
 */
public record PeerLimits(
        int streams,
        int fetches,
        int fetchesQueued,
        int holdersTried,
        Duration stall,
        int failuresPerAddress,
        Duration shunned,
        int nonces,
        Duration rescan) {

    /** What an ordinary peer needs. */
    public static final PeerLimits DEFAULT = new PeerLimits(
            64,
            8,
            1_024,
            8,
            Duration.ofSeconds(10),
            5,
            Duration.ofSeconds(30),
            65_536,
            Duration.ofMillis(200));

    public PeerLimits {
        positive("streams", streams);
        positive("fetches", fetches);
        positive("holdersTried", holdersTried);
        positive("failuresPerAddress", failuresPerAddress);
        positive("nonces", nonces);
    }

    private static void positive(String name, int value) {
        if (value < 1) throw new IllegalArgumentException(name + " must be 1 or more: " + value);
    }
}
