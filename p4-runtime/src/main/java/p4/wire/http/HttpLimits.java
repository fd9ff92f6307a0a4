package p4.wire.http;

import java.time.Duration;

/**
 * Every bound of the control plane's server.
 *
 * <p>{@code threads} handle requests (8 or more). {@code connectionsMax} are open in all, and as many
 * requests at most wait for a thread; {@code connectionsPerAddressMax} from one address. {@code headerBytesMax}
 * is per request, {@code messageBytesMax} bounds a body and {@code treeBytesMax} one that holds a
 * tree. {@code idle} is how long a silent connection lives. A request or response slower than {@code
 * bytesPerSecondMin} is cut off, looked at every {@code watch}. {@code answerWithin} is how long the
 * tracker may take; zero means that only what is answered at once is answered at all. {@code
 * drain} is how long a closing server waits for what it has begun.
 */
public record HttpLimits(
        int threads,
        int connectionsMax,
        int connectionsPerAddressMax,
        int headerBytesMax,
        int messageBytesMax,
        int treeBytesMax,
        Duration idle,
        int bytesPerSecondMin,
        Duration watch,
        Duration answerWithin,
        Duration drain) {

    /** What a tracker of some thousand peers needs. */
    public static final HttpLimits DEFAULT = new HttpLimits(
            32,
            8_192,
            2_048,
            8 << 10,
            64 << 10,
            8 << 20,
            Duration.ofSeconds(60),
            1_024,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5));

    /** What a dialect beside a tracker needs: less, so that the native protocol comes first. */
    public static final HttpLimits DIALECT = new HttpLimits(
            16,
            1_024,
            256,
            8 << 10,
            64 << 10,
            64 << 10,
            Duration.ofSeconds(60),
            1_024,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5));

    private static final int THREADS_MIN = 8;

    public HttpLimits {
        if (threads < THREADS_MIN) {
            throw new IllegalArgumentException("threads must be 8 or more, found " + threads);
        }
        positive("connectionsMax", connectionsMax);
        positive("connectionsPerAddressMax", connectionsPerAddressMax);
        positive("headerBytesMax", headerBytesMax);
        positive("messageBytesMax", messageBytesMax);
        positive("treeBytesMax", treeBytesMax);
        positive("idle", idle.toMillis());
        positive("bytesPerSecondMin", bytesPerSecondMin);
        positive("watch", watch.toMillis());
        if (answerWithin.isNegative())
            throw new IllegalArgumentException("answerWithin: " + answerWithin);
        if (drain.isNegative()) throw new IllegalArgumentException("drain: " + drain);
    }

    /** How many bytes the body of a request on {@code route} may have. */
    int bodyBytesMax(HttpRoute route) {
        return route.carriesTree() ? treeBytesMax : messageBytesMax;
    }

    private static void positive(String name, long value) {
        if (value < 1)
            throw new IllegalArgumentException(name + " must be 1 or more, found " + value);
    }
}
