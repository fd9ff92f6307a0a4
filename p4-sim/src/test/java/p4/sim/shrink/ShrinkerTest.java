package p4.sim.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import p4.sim.check.Verdict;
import p4.sim.journal.Entry;
import p4.sim.run.Experiment;
import p4.sim.run.Outcome;
import p4.sim.scenario.CheckName;
import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.Draft;
import p4.sim.scenario.Fault;
import p4.sim.scenario.PeerGroup;
import p4.sim.scenario.Scenario;

class ShrinkerTest {

    private static final long SEED = 7;

    private static final Scenario LARGE = Draft.of("large.yaml", """
            scenario: large
            why: Much can go.
            tracker: { lease: 6s, heartbeat: 1s, handout: least-loaded }
            peers:
              - { group: seeders, count: 12, share: { files: 8, bytes: 16KiB..4MiB, copies: 2 } }
              - { group: leechers, count: 24, churn: kad }
            workload:
              - fetch: { by: leechers, rate: 8/s, popularity: zipf(1.0) }
              - search: { by: leechers, rate: 2/s }
              - fetch: { by: seeders, rate: 1/s, token: forged }
            faults:
              - crash: { at: 10s, who: 2 of seeders, restart: after 15s }
              - freeze: { at: 20s, who: 30% of leechers, for: 5s }
              - tracker-restart: { at: 30s, down: 2s }
              - leave: { at: 5s, who: 1 of leechers }
            checks:
              always: [ no-corrupt-file, no-stale-index-entry ]
              eventually: { within: 10s, hold: [ everyone-registered ] }
            duration: 60s
            """).scenario(SEED);

    private record Judged(List<Verdict> verdicts) implements Outcome {
        @Override
        public List<Entry> journal() {
            return List.of();
        }
    }

    /** A run that fails no-stale-index-entry where {@code bug} finds what it needs. */
    private static Experiment failing(Predicate<Scenario> bug) {
        return (scenario, seed) -> new Judged(scenario.checks().always().stream()
                .filter(spec -> spec.name() == CheckName.NO_STALE_INDEX_ENTRY)
                .map(spec -> verdict(spec, bug.test(scenario)))
                .toList());
    }

    private static Verdict verdict(CheckSpec spec, boolean failed) {
        return new Verdict(
                spec,
                failed ? Verdict.Result.FAILED : Verdict.Result.PASSED,
                "",
                "",
                OptionalLong.empty(),
                OptionalDouble.empty());
    }

    private static Optional<Shrinker.Step> shrink(Experiment experiment, int budget) {
        return new Shrinker(
                        experiment,
                        CheckName.NO_STALE_INDEX_ENTRY,
                        SEED,
                        runs -> runs < budget,
                        step -> {})
                .shrink(LARGE);
    }

    private static boolean needsACrashAndThreeSeeders(Scenario scenario) {
        int seeders = scenario.peers().stream()
                .filter(group -> group.name().equals("seeders"))
                .mapToInt(PeerGroup::count)
                .sum();
        return seeders >= 3 && scenario.faults().stream().anyMatch(Fault.Crash.class::isInstance);
    }

    @Test
    void whatTheFailureNeedsIsAllThatIsLeft() {
        Scenario small = shrink(failing(ShrinkerTest::needsACrashAndThreeSeeders), 2_000)
                .orElseThrow()
                .scenario();

        assertThat(small.peerCount()).isEqualTo(3);
        assertThat(small.peers()).singleElement().satisfies(group -> {
            assertThat(group.share()).isEmpty();
            assertThat(group.churn()).isEmpty();
        });
        assertThat(small.workload()).isEmpty();
        assertThat(small.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.at()).isZero();
            assertThat(((Fault.Crash) fault).restart()).isEmpty();
            assertThat(((Fault.Crash) fault).who().count()).isEqualTo(1);
        });
        assertThat(small.duration()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(small.checks().always()).hasSize(1);
        assertThat(small.checks().eventually()).isEmpty();
    }

    @Test
    void theSameIsFoundEachTime() {
        Experiment experiment = failing(ShrinkerTest::needsACrashAndThreeSeeders);

        assertThat(shrink(experiment, 2_000)).isEqualTo(shrink(experiment, 2_000));
    }

    @Test
    void everyStepFailsAndCostsAtMostTheBudget() {
        var steps = new ArrayList<Shrinker.Step>();
        var shrinker = new Shrinker(
                failing(ShrinkerTest::needsACrashAndThreeSeeders),
                CheckName.NO_STALE_INDEX_ENTRY,
                SEED,
                runs -> runs < 30,
                steps::add);

        shrinker.shrink(LARGE);

        assertThat(steps).hasSizeGreaterThan(3).allSatisfy(step -> {
            assertThat(step.runs()).isLessThanOrEqualTo(30);
            assertThat(needsACrashAndThreeSeeders(step.scenario())).isTrue();
        });
    }

    @Test
    void whatDoesNotFailCannotBeShrunk() {
        assertThat(shrink(failing(scenario -> false), 100)).isEmpty();
    }

    @Test
    void aNumberIsTriedBoldlyFirst() {
        assertThat(Smaller.words("24")).startsWith("0", "1", "12", "18").endsWith("23");
        assertThat(Smaller.words("2 of group-1"))
                .contains("0 of group-1", "1 of group-1")
                .allMatch(word -> word.endsWith("of group-1"));
        assertThat(Smaller.words("even")).isEmpty();
    }
}
