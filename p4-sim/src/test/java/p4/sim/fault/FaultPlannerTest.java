package p4.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.model.PeerId;
import p4.sim.Scenarios;
import p4.sim.cluster.Act;
import p4.sim.cluster.TimedAct;
import p4.sim.scenario.Churn;
import p4.sim.scenario.Fault;
import p4.sim.scenario.PeerGroup;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.Side;
import p4.sim.time.Seed;

class FaultPlannerTest {

    private static final Duration AT = Duration.ofSeconds(10);
    private static final Duration LENGTH = Duration.ofSeconds(5);
    private static final Fault.Who TWO_SEEDERS = new Fault.Who(2, false, "seeders");

    private static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    private static Scenario withFaults(Fault... faults) {
        return Scenarios.minute(List.of(Scenarios.seeders(6, 1)), List.of(), List.of(faults));
    }

    private static List<TimedAct> plan(Scenario scenario) {
        return FaultPlanner.plan(scenario, new Seed(7)).acts();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSameSeedMakesTheSamePlan(long seed) {
        Scenario scenario = Scenarios.minute(
                List.of(Scenarios.churning(20, AT)),
                List.of(),
                List.of(new Fault.Crash(
                        AT, new Fault.Who(30, true, "leechers"), Optional.of(LENGTH))));

        List<TimedAct> acts = FaultPlanner.plan(scenario, new Seed(seed)).acts();

        assertThat(acts)
                .isNotEmpty()
                .isEqualTo(FaultPlanner.plan(scenario, new Seed(seed)).acts())
                .isSortedAccordingTo(Comparator.comparing(TimedAct::at));
    }

    @Test
    void aTracedPeerThatIsUpOrFrozenIsNotStartedAgain() {
        var back = new Churn.Session(1, Duration.ofSeconds(30), Duration.ofSeconds(40));
        var before = new Churn.Session(1, Duration.ZERO, Duration.ofSeconds(25));
        var group = new PeerGroup(
                "seeders",
                1,
                Optional.empty(),
                Optional.of(new Churn.Traced(List.of(before, back), 0)),
                false);
        var all = new Fault.Who(1, false, "seeders");
        var crash = new Fault.Crash(AT, all, Optional.of(LENGTH));
        var freeze = new Fault.Freeze(Duration.ofSeconds(22), all, Duration.ofSeconds(10));

        List<TimedAct> acts =
                plan(Scenarios.minute(List.of(group), List.of(), List.of(crash, freeze)));

        assertThat(acts.stream().filter(act -> act.act() instanceof Act.Start))
                .extracting(TimedAct::at)
                .containsExactly(AT.plus(LENGTH));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noPeerIsStartedTwiceOrEndedTwice(long seed) {
        Scenario scenario = Scenarios.minute(
                List.of(Scenarios.churning(12, LENGTH)),
                List.of(),
                List.of(
                        new Fault.Crash(
                                AT, new Fault.Who(6, false, "leechers"), Optional.of(LENGTH)),
                        new Fault.Freeze(
                                AT.plusSeconds(2), new Fault.Who(50, true, "leechers"), LENGTH)));
        FaultPlan plan = FaultPlanner.plan(scenario, new Seed(seed));
        Map<PeerId, String> state = new HashMap<>();
        for (int n = 1; n <= 12; n++) {
            var peer = new PeerId("leechers-" + n);
            state.put(peer, plan.presence().isUp(peer, Duration.ZERO) ? "up" : "down");
        }

        for (TimedAct timed : plan.acts()) {
            if (timed.act() instanceof Act.Start start) {
                assertThat(state.put(start.peer(), "up")).isEqualTo("down");
            } else if (timed.act() instanceof Act.Crash crash) {
                assertThat(state.put(crash.peer(), "down")).isEqualTo("up");
            } else if (timed.act() instanceof Act.Leave leave) {
                assertThat(state.put(leave.peer(), "down")).isEqualTo("up");
            } else if (timed.act() instanceof Act.Freeze freeze) {
                assertThat(state.put(freeze.peer(), "frozen")).isEqualTo("up");
            } else if (timed.act() instanceof Act.Thaw thaw) {
                assertThat(state.put(thaw.peer(), "up")).isEqualTo("frozen");
            }
        }
    }

    @Test
    void aCrashHitsSoManyOfTheGroupAndBringsThemBack() {
        List<TimedAct> acts =
                plan(withFaults(new Fault.Crash(AT, TWO_SEEDERS, Optional.of(LENGTH))));

        assertThat(acts).filteredOn(timed -> timed.act() instanceof Act.Crash).hasSize(2);
        assertThat(acts)
                .filteredOn(timed -> timed.act() instanceof Act.Start)
                .hasSize(2)
                .allMatch(timed -> timed.at().equals(AT.plus(LENGTH)));
        assertThat(acts.get(0).act())
                .isInstanceOfSatisfying(
                        Act.Ask.class, ask -> assertThat(ask.targets()).hasSize(2));
    }

    @Test
    void plansEveryKindOfFault() {
        List<Fault> faults = List.of(
                new Fault.Crash(AT, TWO_SEEDERS, Optional.empty()),
                new Fault.Leave(AT, new Fault.Who(1, false, "seeders"), Optional.empty()),
                new Fault.Freeze(AT, new Fault.Who(1, false, "seeders"), LENGTH),
                new Fault.Corrupt(AT, new Fault.Who(1, false, "seeders"), Optional.of(LENGTH)),
                new Fault.ChangeFiles(AT, new Fault.Who(1, false, "seeders")),
                new Fault.TrackerRestart(AT, LENGTH),
                new Fault.TrackerOutage(AT, LENGTH),
                new Fault.Partition(
                        AT, List.of(new Side.Group("seeders")), false, Optional.empty(), LENGTH),
                new Fault.Slow(AT, new Side.Tracker(), LENGTH, Optional.empty(), LENGTH),
                new Fault.Flap(AT, new Side.Some(TWO_SEEDERS), LENGTH, LENGTH, LENGTH),
                new Fault.SlowDisk(
                        AT, new Fault.Who(1, false, "seeders"), LENGTH, Optional.empty(), LENGTH),
                new Fault.FullDisk(AT, new Fault.Who(1, false, "seeders"), LENGTH),
                new Fault.LoseMachines(AT, 1, true, LENGTH));

        List<TimedAct> acts = plan(withFaults(faults.toArray(Fault[]::new)));

        Set<Class<?>> kinds = new HashSet<>();
        faults.forEach(fault -> kinds.add(fault.getClass()));
        assertThat(kinds).isEqualTo(Set.of(Fault.class.getPermittedSubclasses()));
        assertThat(acts).filteredOn(timed -> timed.act() instanceof Act.Ask).hasSize(12);
        assertThat(acts)
                .extracting(timed -> (Object) timed.act().getClass())
                .contains(
                        Act.Crash.class,
                        Act.Leave.class,
                        Act.Freeze.class,
                        Act.Thaw.class,
                        Act.Corrupt.class,
                        Act.Mend.class,
                        Act.ChangeFile.class,
                        Act.CrashTracker.class,
                        Act.StartTracker.class,
                        Act.CutTracker.class,
                        Act.HealTracker.class,
                        Act.Disturb.class,
                        Act.Calm.class,
                        Act.HurtDisk.class,
                        Act.MendDisk.class,
                        Act.LoseMachines.class,
                        Act.ReturnMachines.class);
    }

    @Test
    void nothingIsPlannedPastTheEndOfTheScenario() {
        var late = new Fault.Crash(Duration.ofSeconds(59), TWO_SEEDERS, Optional.of(LENGTH));

        List<TimedAct> acts = plan(withFaults(late));

        assertThat(acts)
                .extracting(TimedAct::at)
                .allMatch(at -> at.compareTo(AT.plusSeconds(50)) < 0);
        assertThat(acts).noneMatch(timed -> timed.act() instanceof Act.Start);
    }

    @Test
    void aTraceIsReplayedAsItIsWritten() {
        var trace = new Churn.Traced(
                List.of(
                        new Churn.Session(1, Duration.ZERO, AT),
                        new Churn.Session(2, AT, AT.plus(LENGTH))),
                1.0);
        var group = new PeerGroup("traced", 2, Optional.empty(), Optional.of(trace), false);

        FaultPlan plan = FaultPlanner.plan(
                Scenarios.minute(List.of(group), List.of(), List.of()), new Seed(1));

        assertThat(plan.acts())
                .containsExactly(
                        new TimedAct(AT, new Act.Crash(new PeerId("traced-1"))),
                        new TimedAct(AT, new Act.Start(new PeerId("traced-2"))),
                        new TimedAct(AT.plus(LENGTH), new Act.Crash(new PeerId("traced-2"))));
        assertThat(plan.presence().isUp(new PeerId("traced-1"), Duration.ZERO)).isTrue();
        assertThat(plan.presence().isUp(new PeerId("traced-2"), Duration.ZERO)).isFalse();
        assertThat(plan.presence().isUp(new PeerId("traced-2"), AT)).isTrue();
    }
}
