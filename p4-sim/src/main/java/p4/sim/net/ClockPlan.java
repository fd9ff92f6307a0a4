package p4.sim.net;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import p4.sim.scenario.ClockSpec;
import p4.sim.time.NodeClock;
import p4.sim.time.Seed;

/** How the clocks of the nodes of a run are wrong: a pure function of its scenario and its seed. */
public final class ClockPlan {

    private static final double PPB = 1_000;

    private final Roster roster;
    private final Seed seed;
    private final Instant origin;

    /** Plans the clocks of {@code roster}, of a run that begins at {@code origin}. */
    public ClockPlan(Roster roster, Seed seed, Instant origin) {
        this.roster = roster;
        this.seed = seed;
        this.origin = origin;
    }

    /** The clock of node {@code number}. */
    public NodeClock clock(int number) {
        ClockSpec spec = roster.station(number).clock();
        if (spec.equals(ClockSpec.RIGHT)) return new NodeClock(origin, Duration.ZERO, 0);
        RandomGenerator chance = seed.stream("clock/" + roster.name(number));
        double skew = between(
                (double) spec.skewMin().toNanos(),
                (double) spec.skewMax().toNanos(),
                chance.nextDouble());
        double drift = between(spec.driftMinPpm(), spec.driftMaxPpm(), chance.nextDouble());
        return new NodeClock(origin, Duration.ofNanos(Math.round(skew)), Math.round(drift * PPB));
    }

    private static double between(double min, double max, double share) {
        return min + share * (max - min);
    }
}
