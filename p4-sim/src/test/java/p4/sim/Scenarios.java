package p4.sim;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import p4.sim.scenario.CheckPlan;
import p4.sim.scenario.Churn;
import p4.sim.scenario.Distribution;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.Fault;
import p4.sim.scenario.JournalLevel;
import p4.sim.scenario.OverlaySpec;
import p4.sim.scenario.PeerGroup;
import p4.sim.scenario.Protocol;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.TrackerSpec;
import p4.sim.scenario.Transport;
import p4.sim.scenario.Wire;
import p4.sim.scenario.Workload;

/** Small scenarios for tests, without the detour over YAML. */
public final class Scenarios {

    /** A lease that tests can wait for. */
    public static final TrackerSpec TRACKER = new TrackerSpec(
            Duration.ofSeconds(6),
            Duration.ofMillis(1500),
            TrackerSpec.Handout.RANDOM,
            TrackerSpec.Verify.ONLINE);

    private Scenarios() {}

    /** A minute of {@code peers} under {@code faults} with {@code workload}, and no checks. */
    public static Scenario minute(
            List<PeerGroup> peers, List<Workload> workload, List<Fault> faults) {
        return new Scenario(
                "minute",
                "A minute for a test.",
                List.of(7L),
                DriverKind.INPROCESS,
                false,
                Transport.INPROCESS,
                Wire.REAL,
                1,
                JournalLevel.ALL,
                Protocol.NATIVE,
                TRACKER,
                OverlaySpec.USUAL,
                peers,
                Optional.empty(),
                workload,
                faults,
                new CheckPlan(List.of(), Duration.ofSeconds(10), List.of(), List.of()),
                Duration.ofSeconds(60));
    }

    /** {@code scenario} under another name, with other checks. */
    public static Scenario checked(String name, Scenario scenario, CheckPlan checks) {
        return new Scenario(
                name,
                scenario.why(),
                scenario.seeds(),
                scenario.driver(),
                scenario.twin(),
                scenario.transport(),
                scenario.wire(),
                scenario.density(),
                scenario.journal(),
                scenario.protocol(),
                scenario.tracker(),
                scenario.overlay(),
                scenario.peers(),
                scenario.links(),
                scenario.workload(),
                scenario.faults(),
                checks,
                scenario.duration());
    }

    /** {@code scenario}, as long as {@code duration}. */
    public static Scenario lasting(Duration duration, Scenario scenario) {
        return new Scenario(
                scenario.name(),
                scenario.why(),
                scenario.seeds(),
                scenario.driver(),
                scenario.twin(),
                scenario.transport(),
                scenario.wire(),
                scenario.density(),
                scenario.journal(),
                scenario.protocol(),
                scenario.tracker(),
                scenario.overlay(),
                scenario.peers(),
                scenario.links(),
                scenario.workload(),
                scenario.faults(),
                scenario.checks(),
                duration);
    }

    /** Peers that are always up and hold {@code files} files of their own. */
    public static PeerGroup seeders(int count, int files) {
        var share = new PeerGroup.Share(files, new PeerGroup.ByteRange(16, 4096), 1);
        return new PeerGroup("seeders", count, Optional.of(share), Optional.empty(), false);
    }

    /** Peers that hold nothing, with sessions and gaps of about {@code mean}. */
    public static PeerGroup churning(int count, Duration mean) {
        var drawn = new Churn.Drawn(
                new Distribution.Exponential(mean), new Distribution.Exponential(mean), 0.5);
        return new PeerGroup("leechers", count, Optional.empty(), Optional.of(drawn), false);
    }

    /** An honest Zipf fetch load of the leechers. */
    public static Workload.Fetch fetches(double perSecond) {
        return new Workload.Fetch(
                "leechers", new Workload.Arrival(perSecond, true), 1.0, true, Workload.Proof.VALID);
    }
}
