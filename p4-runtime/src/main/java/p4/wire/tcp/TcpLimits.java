package p4.wire.tcp;

import java.time.Duration;

/**
 * Every bound of the overlay's connections, by name.
 *
 * <p>Source: threats 11 and 14.
 *
 * @param connections connections that others may have open to this node
 * @param perAddress of these, how many from one address
 * @param connect how long a dial may take
 * @param frame how long a frame may take from its first byte to its last, and the first one to come
 * @param idle after how long without a byte either way a connection is closed
 * @param linger how long a connection that was refused is still read, so that the refusal arrives
 * @param unsentBytes how much may wait for the other side to take it; beyond that it is too slow
 */
public record TcpLimits(
        int connections,
        int perAddress,
        Duration connect,
        Duration frame,
        Duration idle,
        Duration linger,
        int unsentBytes) {

    /** What an ordinary node needs. */
    public static final TcpLimits DEFAULT = new TcpLimits(
            512,
            64,
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMinutes(2),
            Duration.ofSeconds(1),
            1 << 20);

    public TcpLimits {
        if (connections < 1) throw new IllegalArgumentException("connections: " + connections);
        if (perAddress < 1) throw new IllegalArgumentException("perAddress: " + perAddress);
        if (unsentBytes < 1) throw new IllegalArgumentException("unsentBytes: " + unsentBytes);
    }
}
