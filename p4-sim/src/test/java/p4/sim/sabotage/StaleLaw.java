package p4.sim.sabotage;

import java.util.function.DoubleUnaryOperator;

/**
 * How long a crashed peer stays listed, from what a scenario says of leases and churn alone.
 *
 * <p>A peer renews its {@code lease} after pauses of {@code heartbeat} or up to a tenth less, evenly
 * drawn, and crashes at any moment of its memoryless session: the last renewal was then less than a
 * heartbeat ago. It is listed for what is left of the lease, but no longer than it is away. All in
 * seconds.
 */
record StaleLaw(double lease, double heartbeat, double session, Gap gap) {

    /** The tracker sweeps that much later at most. */
    static final double SWEEP = 0.05;

    private static final int STEPS = 20_000;
    private static final double JITTER = 0.1;

    /** How long peers stay away: their mean, and how much of a given time they do on average. */
    record Gap(String text, double mean, DoubleUnaryOperator within) {

        /** Always {@code seconds}. */
        static Gap fixed(double seconds) {
            return new Gap(seconds + "s", seconds, limit -> Math.min(limit, seconds));
        }

        /** Memoryless. */
        static Gap exponential(double mean) {
            return new Gap(
                    "exponential(" + mean + "s)",
                    mean,
                    limit -> mean * (1 - Math.exp(-limit / mean)));
        }
    }

    /** The mean time from a crash to the end of the listing, if the tracker swept at once. */
    double staleSeconds() {
        double weights = 0;
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
            double age = (i + 0.5) / STEPS * heartbeat;
            double weight = stillWaiting(age) * Math.exp(-age / session);
            weights += weight;
            sum += weight * gap.within().applyAsDouble(lease - age);
        }
        return sum / weights;
    }

    /** How many of {@code peers} crash in a second, if {@code share} of the sessions end so. */
    double crashes(int peers, double share) {
        return peers * share / (session + gap.mean());
    }

    /** The chance that a pause between heartbeats is longer than {@code age}. */
    private double stillWaiting(double age) {
        double shortest = (1 - JITTER) * heartbeat;
        return age <= shortest ? 1 : (heartbeat - age) / (heartbeat - shortest);
    }
}
