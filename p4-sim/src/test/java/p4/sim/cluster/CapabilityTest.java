package p4.sim.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import p4.sim.Scenarios;
import p4.sim.scenario.Fault;
import p4.sim.scenario.LinkSpeed;
import p4.sim.scenario.Side;

class CapabilityTest {

    private static final Fault.Who ONE = new Fault.Who(1, false, "seeders");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static Set<Capability> neededBy(Fault... faults) {
        return Capability.neededBy(
                Scenarios.minute(List.of(Scenarios.seeders(2, 1)), List.of(), List.of(faults)));
    }

    @Test
    void everyFaultNeedsACapability() {
        List<Fault> faults = List.of(
                new Fault.Crash(SECOND, ONE, Optional.empty()),
                new Fault.Leave(SECOND, ONE, Optional.empty()),
                new Fault.Freeze(SECOND, ONE, SECOND),
                new Fault.TrackerRestart(SECOND, SECOND),
                new Fault.TrackerOutage(SECOND, SECOND),
                new Fault.Corrupt(SECOND, ONE, Optional.empty()),
                new Fault.ChangeFiles(SECOND, ONE),
                new Fault.Partition(
                        SECOND, List.of(new Side.Tracker()), false, Optional.empty(), SECOND),
                new Fault.Slow(SECOND, new Side.Tracker(), SECOND, Optional.empty(), SECOND),
                new Fault.Flap(SECOND, new Side.Tracker(), SECOND, SECOND, SECOND),
                new Fault.SlowDisk(SECOND, ONE, SECOND, Optional.empty(), SECOND),
                new Fault.FullDisk(SECOND, ONE, SECOND),
                new Fault.LoseMachines(SECOND, 1, true, SECOND));

        Set<Class<?>> kinds = new HashSet<>();
        faults.forEach(fault -> kinds.add(fault.getClass()));

        assertThat(kinds).isEqualTo(Set.of(Fault.class.getPermittedSubclasses()));
        assertThat(faults).allSatisfy(fault -> assertThat(neededBy(fault)).isNotEmpty());
    }

    @Test
    void whatTakesLongerNeedsLatencyAndWhatIsOnlyCutOrLimitedDoesNot() {
        var tracker = new Side.Tracker();
        var slow = new Fault.Slow(
                SECOND, tracker, Duration.ZERO, Optional.of(new LinkSpeed(1, 1)), SECOND);
        var late = new Fault.Slow(SECOND, tracker, SECOND, Optional.empty(), SECOND);
        var flap = new Fault.Flap(SECOND, tracker, SECOND, SECOND, SECOND);

        assertThat(neededBy(slow)).containsExactly(Capability.LINKS);
        assertThat(neededBy(flap)).containsExactly(Capability.LINKS);
        assertThat(neededBy(late)).containsExactly(Capability.LINKS, Capability.LATENCY_AND_LOSS);
    }

    @Test
    void aQuietScenarioNeedsNothing() {
        assertThat(neededBy()).isEmpty();
    }

    @Test
    void churnNeedsCrashes() {
        var churning =
                Scenarios.minute(List.of(Scenarios.churning(2, SECOND)), List.of(), List.of());

        assertThat(Capability.neededBy(churning)).containsExactly(Capability.CRASH);
    }
}
