package p4.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.sim.Scenarios;
import p4.sim.cluster.Act;
import p4.sim.cluster.Member;
import p4.sim.cluster.TimedAct;
import p4.sim.scenario.Fault;
import p4.sim.scenario.PeerGroup;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.Workload;
import p4.sim.time.Seed;
import p4.sim.workload.Catalog;
import p4.sim.workload.Demand;

/** What is added to a scenario, wherever in it, leaves the draws of all the others as they were. */
class NamedStreamsTest {

    private static final List<PeerGroup> PEERS =
            List.of(Scenarios.seeders(6, 4), Scenarios.churning(12, Duration.ofSeconds(20)));
    private static final List<Workload> WORK = List.of(
            Scenarios.fetches(4), new Workload.Put("seeders", new Workload.Arrival(2, true), 2));
    private static final List<Fault> FAULTS =
            List.of(crash(20, "seeders"), crash(30, "leechers"), crash(30, "seeders"));

    private static Fault crash(int second, String group) {
        return new Fault.Crash(
                Duration.ofSeconds(second),
                new Fault.Who(2, false, group),
                Optional.of(Duration.ofSeconds(5)));
    }

    private static PeerGroup newcomers() {
        return new PeerGroup(
                "newcomers",
                5,
                Optional.empty(),
                Scenarios.churning(1, Duration.ofSeconds(8)).churn(),
                false);
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    private static <T> List<T> with(T added, List<T> others, int place) {
        var all = new ArrayList<>(others);
        all.add(place, added);
        return all;
    }

    private static List<TimedAct> acts(Scenario scenario, long seed) {
        return FaultPlanner.plan(scenario, new Seed(seed)).acts();
    }

    private static List<TimedAct> without(String name, List<TimedAct> acts) {
        return acts.stream()
                .filter(timed -> !timed.act().toString().contains(name))
                .toList();
    }

    private static List<List<?>> targets(List<TimedAct> acts, String group) {
        return acts.stream()
                .flatMap(timed ->
                        timed.act() instanceof Act.Ask ask ? Stream.of(ask) : Stream.empty())
                .filter(ask -> ask.targets().get(0).value().startsWith(group))
                .<List<?>>map(Act.Ask::targets)
                .toList();
    }

    private static List<List<?>> wishes(Scenario scenario, long seed) {
        return Demand.draw(
                        scenario,
                        Catalog.draw(scenario, new Seed(seed)),
                        (peer, at) -> true,
                        new Seed(seed))
                .stream()
                .<List<?>>map(timed -> timed.act() instanceof Act.Fetch fetch
                        ? List.of(timed.at(), fetch.peer(), fetch.path())
                        : List.of(timed.at(), timed.act()))
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aNewGroupMovesNobodyElse(long seed) {
        Scenario before = Scenarios.minute(PEERS, WORK, FAULTS);

        for (int place = 0; place <= PEERS.size(); place++) {
            List<PeerGroup> more = with(newcomers(), PEERS, place);
            Scenario after = Scenarios.minute(more, WORK, FAULTS);

            assertThat(without("newcomers", acts(after, seed))).isEqualTo(acts(before, seed));
            assertThat(wishes(after, seed)).isEqualTo(wishes(before, seed));
            assertThat(Catalog.draw(after, new Seed(seed)).members())
                    .filteredOn(member -> !member.group().equals("newcomers"))
                    .extracting(Member::files)
                    .isEqualTo(Catalog.draw(before, new Seed(seed)).members().stream()
                            .map(Member::files)
                            .toList());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aNewFaultHitsNobodyElsesTargets(long seed) {
        List<TimedAct> before = acts(Scenarios.minute(PEERS, WORK, FAULTS), seed);

        for (int place = 0; place <= FAULTS.size(); place++) {
            Fault added = crash(25, "leechers");
            List<TimedAct> after =
                    acts(Scenarios.minute(PEERS, WORK, with(added, FAULTS, place)), seed);

            assertThat(targets(after, "seeders")).isEqualTo(targets(before, "seeders"));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void newWorkKeepsTheOldAsItWas(long seed) {
        List<List<?>> before = wishes(Scenarios.minute(PEERS, WORK, FAULTS), seed);

        for (int place = 0; place <= WORK.size(); place++) {
            Workload added = new Workload.Search("leechers", new Workload.Arrival(3, true));
            List<List<?>> after =
                    wishes(Scenarios.minute(PEERS, with(added, WORK, place), FAULTS), seed);

            assertThat(after).hasSizeGreaterThan(before.size());
            assertThat(after)
                    .filteredOn(wish -> !wish.toString().contains("Search"))
                    .isEqualTo(before);
        }
    }
}
