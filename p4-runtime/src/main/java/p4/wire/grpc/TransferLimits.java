package p4.wire.grpc;

import java.time.Duration;

/**
 * Every bound of the data plane that is not the peer's own.
 *
 * <p>{@code channels} are kept open to other peers (more only while more are in use). Metadata of a
 * call has at most {@code metadataBytes}. A stream has at most {@code readyBytes} and one chunk
 * waiting to be sent. A short call is given up after {@code answer}, a long one in which nothing moves
 * after {@code stall}.
 */
public record TransferLimits(
        int channels, int metadataBytes, int readyBytes, Duration answer, Duration stall) {

    /** What an ordinary peer needs. */
    public static final TransferLimits DEFAULT = new TransferLimits(
            256, 8 << 10, 1 << 20, Duration.ofSeconds(10), Duration.ofSeconds(30));

    public TransferLimits {
        positive("channels", channels);
        positive("metadataBytes", metadataBytes);
        positive("readyBytes", readyBytes);
        positive("answer", answer.toMillis());
        positive("stall", stall.toMillis());
    }

    /** How large a message may be: a chunk and what is around it. */
    int messageBytes() {
        return Wire.CHUNK_BYTES + Wire.AROUND_A_CHUNK_BYTES;
    }

    private static void positive(String name, long value) {
        if (value < 1) throw new IllegalArgumentException(name + " must be 1 or more: " + value);
    }
}
