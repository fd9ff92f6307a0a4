package p4.wire.grpc;

import java.time.Duration;

/**
 * Every bound of the data plane that is not the peer's own.
 *
 * <p>Files are sent in chunks of {@code chunkBytes}, 256 KiB at most. {@code channels} are kept open to other peers (more only while more are in use). Metadata of a
 * call has at most {@code metadataBytes}. A stream has at most {@code readyBytes} and one chunk
 * waiting to be sent. A short call is given up after {@code answer}, a long one in which nothing moves
 * after {@code stall}.
 */
public record TransferLimits(
        int channels,
        int metadataBytes,
        int chunkBytes,
        int readyBytes,
        Duration answer,
        Duration stall) {

    /** What an ordinary peer needs. */
    public static final TransferLimits DEFAULT = new TransferLimits(
            256,
            8 << 10,
            Wire.CHUNK_BYTES,
            1 << 20,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30));

    public TransferLimits {
        positive("channels", channels);
        positive("metadataBytes", metadataBytes);
        positive("chunkBytes", chunkBytes);
        if (chunkBytes > Wire.CHUNK_BYTES) {
            throw new IllegalArgumentException(
                    "chunkBytes must be " + Wire.CHUNK_BYTES + " or less: " + chunkBytes);
        }
        positive("readyBytes", readyBytes);
        positive("answer", answer.toMillis());
        positive("stall", stall.toMillis());
    }

    /** How large a message may be: a chunk and what is around it. */
    int messageBytes() {
        return Wire.CHUNK_BYTES + Wire.AROUND_A_CHUNK_BYTES;
    }

    /** These limits with chunks of {@code bytes}. */
    public TransferLimits withChunkBytes(int bytes) {
        return new TransferLimits(channels, metadataBytes, bytes, readyBytes, answer, stall);
    }

    private static void positive(String name, long value) {
        if (value < 1) throw new IllegalArgumentException(name + " must be 1 or more: " + value);
    }
}
