package p4.sim.scenario;

import java.time.Duration;

/**
 * How clocks of nodes are wrong; each node's is drawn evenly between two ends.
 *
 * <p>What is more than nothing is ahead, or fast. Drift is in millionths, and at most a tenth, far
 * beyond any clock that runs. Sources for what is usual: NTP expects 15 of a clock (TOLERANCE, RFC 5905
 * §7.1), and a kernel corrects at most 500 for it (32,768,000 / 65,536, {@code adjtimex(2)}).
 */
public record ClockSpec(
        Duration skewMin, Duration skewMax, double driftMinPpm, double driftMaxPpm) {

    /** A clock that is right. */
    public static final ClockSpec RIGHT = new ClockSpec(Duration.ZERO, Duration.ZERO, 0, 0);

    private static final double DRIFT_MAX = 100_000;

    public ClockSpec {
        driftMinPpm += 0.0; // so that there is no nothing below nothing
        driftMaxPpm += 0.0;
        if (skewMin.compareTo(skewMax) > 0 || driftMinPpm > driftMaxPpm) {
            throw new IllegalArgumentException("a range that ends before it begins");
        }
        if (Math.abs(driftMinPpm) > DRIFT_MAX || Math.abs(driftMaxPpm) > DRIFT_MAX) {
            throw new IllegalArgumentException("drift: " + driftMinPpm + ".." + driftMaxPpm);
        }
    }
}
