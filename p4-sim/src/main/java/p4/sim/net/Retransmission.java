package p4.sim.net;

import java.time.Duration;

/**
 * When a connection sends again what was lost.
 *
 * <p>The model: a message goes out in segments. Those lost are sent again after a round trip if three
 * or more follow in the message, which shows the gap, else when the timer ends; those lost again wait
 * for the timer, which doubles. Not modelled: acknowledgements that get lost, slow start, and the opening of a connection.
 * Sources: RFC 5681 §3.2 (fast retransmit), RFC 6298 §5 (timer) with Linux's least of 200 ms, RFC 1122
 * §4.2.3.5 (giving up after 100 s).
 */
final class Retransmission {

    /** How many bytes go into one segment on Ethernet. Source: RFC 6691 §2. */
    static final int SEGMENT_BYTES = 1_460;

    /** For how long a connection sends the same again before it is given up. */
    static final long GIVE_UP_NANOS = Duration.ofSeconds(100).toNanos();

    private static final long LEAST_NANOS = Duration.ofMillis(200).toNanos();
    private static final long MOST_NANOS = Duration.ofSeconds(60).toNanos();
    private static final int FAST = 4;
    private static final int DOUBLINGS_MAX = 16;

    private Retransmission() {}

    /**
     * What becomes of a message of {@code bytes} bytes when segments are lost with probability {@code
     * loss}; {@code share}, drawn evenly from [0, 1), says how lucky it is.
     */
    static Verdict ofLost(long bytes, double loss, long tripNanos, double share) {
        long segments = Math.max(1, segments(bytes));
        int rounds = rounds(segments, loss, share);
        if (rounds == 0) return new Verdict.Pass();
        long nanos = segments >= FAST ? tripNanos : 0;
        int timed = segments >= FAST ? rounds - 1 : rounds;
        for (int attempt = 0; attempt < timed; attempt++) nanos += waitNanos(tripNanos, attempt);
        return nanos > GIVE_UP_NANOS ? new Verdict.Drop("loss") : new Verdict.Delay(nanos);
    }

    /** How many segments {@code bytes} bytes take; none for none. */
    static long segments(long bytes) {
        return (bytes + SEGMENT_BYTES - 1) / SEGMENT_BYTES;
    }

    /** How long it waits for an answer before it sends again, the {@code attempt}th time from 0. */
    static long waitNanos(long tripNanos, int attempt) {
        long first = Math.max(LEAST_NANOS, 2 * tripNanos);
        return Math.min(MOST_NANOS, first << Math.min(attempt, DOUBLINGS_MAX));
    }

    /**
     * How many bytes a nanosecond a connection moves at most where segments are lost with probability
     * {@code loss}. Source: Mathis et al., "The Macroscopic Behavior of the TCP Congestion Avoidance
     * Algorithm", CCR 27(3), 1997.
     */
    static double fastest(double loss, long tripNanos) {
        if (loss == 0 || tripNanos == 0) return Double.POSITIVE_INFINITY;
        return SEGMENT_BYTES / (tripNanos * StrictMath.sqrt(loss / 1.5));
    }

    /** How often the unluckiest of {@code segments} is lost: the inverse of its distribution. */
    private static int rounds(long segments, double loss, double share) {
        int rounds = 0;
        double lostSoOften = loss;
        while (rounds < DOUBLINGS_MAX && share >= noneLost(segments, lostSoOften)) {
            rounds++;
            lostSoOften *= loss;
        }
        return rounds;
    }

    private static double noneLost(long segments, double loss) {
        return StrictMath.exp(segments * StrictMath.log1p(-loss));
    }
}
