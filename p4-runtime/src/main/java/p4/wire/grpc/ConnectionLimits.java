package p4.wire.grpc;

import java.time.Duration;

/**
 * Every bound of the connections of a {@link NettyTransport}.
 *
 * <p>A server takes {@code connections} at once, {@code perAddress} from one address, and {@code calls}
 * at once on each; one that resets more than {@code resets} streams within {@code resetWindow} is cut
 * off. A connection without a call is closed after {@code idle}, any after {@code age}. A silent one
 * is asked for a sign of life every {@code keepAlive} and closed if none comes within {@code
 * keepAliveAnswer}. A connection attempt may take {@code connect}. {@code windowBytes} is how much may
 * be under way to a receiver that has not yet read it.
 */
public record ConnectionLimits(
        int connections,
        int perAddress,
        int calls,
        int resets,
        Duration resetWindow,
        Duration connect,
        Duration idle,
        Duration age,
        Duration keepAlive,
        Duration keepAliveAnswer,
        int windowBytes) {

    /** What an ordinary peer needs. */
    public static final ConnectionLimits DEFAULT = new ConnectionLimits(
            1_024,
            64,
            256,
            200,
            Duration.ofSeconds(10),
            Duration.ofSeconds(3),
            Duration.ofMinutes(5),
            Duration.ofHours(2),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            4 << 20);

    public ConnectionLimits {
        positive("connections", connections);
        positive("perAddress", perAddress);
        positive("calls", calls);
        positive("resets", resets);
        positive("resetWindow in seconds", resetWindow.toSeconds());
        positive("connect in milliseconds", connect.toMillis());
        positive("idle in milliseconds", idle.toMillis());
        positive("age in milliseconds", age.toMillis());
        positive("keepAlive in milliseconds", keepAlive.toMillis());
        positive("keepAliveAnswer in milliseconds", keepAliveAnswer.toMillis());
        positive("windowBytes", windowBytes);
    }

    private static void positive(String name, long value) {
        if (value < 1) throw new IllegalArgumentException(name + " must be 1 or more: " + value);
    }
}
