package p4.sim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import p4.sim.Scenarios;
import p4.sim.cluster.Act;
import p4.sim.cluster.TimedAct;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.Wave;
import p4.sim.scenario.Workload;
import p4.sim.time.Seed;

class DemandTest {

    private static final Seed SEED = new Seed(7);

    private static List<TimedAct> draw(Scenario scenario) {
        return Demand.draw(scenario, Catalog.draw(scenario, SEED), (peer, at) -> true, SEED);
    }

    private static Scenario with(Workload... workload) {
        return Scenarios.minute(
                List.of(Scenarios.seeders(6, 40), Scenarios.churning(24, Duration.ofSeconds(20))),
                List.of(workload),
                List.of());
    }

    @Test
    void theSameSeedDrawsTheSameDemand() {
        Scenario scenario = with(Scenarios.fetches(8));

        assertThat(draw(scenario))
                .isEqualTo(draw(scenario))
                .isSortedAccordingTo(Comparator.comparing(TimedAct::at));
    }

    @Test
    void poissonArrivalsComeAtTheirRate() {
        assertThat(draw(with(Scenarios.fetches(50))).size()).isCloseTo(3000, within(220));
    }

    @Test
    void fixedArrivalsComeEvenly() {
        var even = new Workload.Search("leechers", new Workload.Arrival(2, false));

        List<TimedAct> acts = draw(with(even));

        assertThat(acts).hasSize(119);
        assertThat(acts.get(1).at().minus(acts.get(0).at())).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aWaveCrowdsArrivalsAroundItsPeak() {
        var wave = new Wave(1, Duration.ofSeconds(15), Duration.ofSeconds(60));
        var tide = new Workload.Arrival(20, true, Optional.of(wave));

        List<TimedAct> acts = draw(with(new Workload.Search("leechers", tide)));

        long early = acts.stream().filter(act -> act.at().toSeconds() < 30).count();
        double share = 0.5 + 1 / Math.PI; // of what arrives, in the half around the peak
        assertThat(acts.size()).isCloseTo(1200, within(140));
        assertThat(early / (double) acts.size()).isCloseTo(share, within(0.05));
    }

    @Test
    void noPeerAsksTwiceForAFile() {
        List<Act.Fetch> fetches = draw(with(Scenarios.fetches(80))).stream()
                .map(timed -> (Act.Fetch) timed.act())
                .toList();

        assertThat(fetches)
                .extracting(fetch -> fetch.peer() + " " + fetch.path())
                .doesNotHaveDuplicates();
        assertThat(fetches).extracting(Act.Fetch::number).doesNotHaveDuplicates();
    }

    @Test
    void whatIsAskedForLaterIsStillThereForWhoAsksBefore() {
        var often = new Workload.Fetch(
                "leechers", new Workload.Arrival(1, false), 0, true, Workload.Proof.VALID);
        var forged = new Workload.Proof(Workload.Credential.FORGED, Workload.Credential.VALID);
        var bad = new Workload.Fetch("leechers", new Workload.Arrival(2, false), 0, true, forged);
        Scenario few = Scenarios.minute(
                List.of(Scenarios.seeders(1, 2), Scenarios.churning(4, Duration.ofSeconds(20))),
                List.of(often, bad),
                List.of());

        List<TimedAct> acts = draw(few);

        assertThat(acts)
                .isSortedAccordingTo(Comparator.comparing(TimedAct::at))
                .anyMatch(timed -> ((Act.Fetch) timed.act()).proof().equals(forged));
    }

    @Test
    void searchesAreForPathsAndPopularOnesMoreOften() {
        var often = new Workload.Search(
                "leechers",
                new Workload.Arrival(20, true),
                Workload.Target.PATH,
                1.0,
                Optional.empty());
        Scenario scenario = with(often);

        List<String> queries = draw(scenario).stream()
                .map(timed -> ((Act.Search) timed.act()).query())
                .toList();

        List<String> paths = Catalog.draw(scenario, SEED).paths().stream()
                .map(Object::toString)
                .toList();
        assertThat(paths).containsAll(queries);
        assertThat(Collections.frequency(queries, paths.get(0)))
                .isGreaterThan(3 * Collections.frequency(queries, paths.get(paths.size() - 1)));
    }

    @Test
    void nobodyAsksWhoIsNotUp() {
        Scenario scenario = with(Scenarios.fetches(8));

        List<TimedAct> acts = Demand.draw(
                scenario,
                Catalog.draw(scenario, SEED),
                (peer, at) -> peer.value().equals("leechers-3"),
                SEED);

        assertThat(acts)
                .isNotEmpty()
                .allMatch(timed -> ((Act.Fetch) timed.act()).peer().value().equals("leechers-3"));
    }

    @Test
    void drawsEveryKindOfWorkload() {
        var arrival = new Workload.Arrival(2, true);
        List<Workload> kinds = List.of(
                Scenarios.fetches(2),
                new Workload.Put("seeders", arrival, 2),
                new Workload.Search("leechers", arrival));

        List<TimedAct> acts = draw(with(kinds.toArray(Workload[]::new)));

        Set<Class<?>> sampled = new HashSet<>();
        kinds.forEach(kind -> sampled.add(kind.getClass()));
        assertThat(sampled).isEqualTo(Set.of(Workload.class.getPermittedSubclasses()));
        assertThat(acts)
                .extracting(timed -> (Object) timed.act().getClass())
                .contains(Act.Fetch.class, Act.Put.class, Act.Search.class);
    }

    @Test
    void popularityFollowsZipf() {
        var zipf = new Zipf(1_000, 1.0);
        var chance = new SplittableRandom(1);
        int[] counts = new int[1_000];

        for (int i = 0; i < 200_000; i++) counts[zipf.draw(chance)]++;

        assertThat(counts[0] / (double) counts[1]).isCloseTo(2, within(0.15));
        assertThat(counts[0] / (double) counts[9]).isCloseTo(10, within(1.0));
    }
}
