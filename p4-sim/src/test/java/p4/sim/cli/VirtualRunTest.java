package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import p4.sim.check.Verdict;
import p4.sim.journal.Entry;
import p4.sim.journal.EntryCodec;
import p4.sim.journal.Event;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;
import p4.sim.scenario.Wire;

class VirtualRunTest {

    static LongStream seeds() {
        return LongStream.range(0, 10);
    }

    private static Scenario shipped(String name) {
        return ScenarioReader.read(Path.of("../scenarios/" + name + ".yaml"));
    }

    private static Scenario over(Wire wire, Scenario s) {
        return new Scenario(
                s.name(),
                s.why(),
                s.seeds(),
                s.driver(),
                s.twin(),
                s.transport(),
                wire,
                s.density(),
                s.journal(),
                s.protocol(),
                s.tracker(),
                s.overlay(),
                s.peers(),
                s.links(),
                s.workload(),
                s.faults(),
                s.checks(),
                s.duration());
    }

    private static Map<String, Verdict.Result> results(VirtualRun run) {
        var results = new TreeMap<String, Verdict.Result>();
        run.verdicts().forEach(verdict -> results.put(verdict.check().text(), verdict.result()));
        return results;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smoke",
                "auth-failures",
                "ttl-eviction",
                "tracker-restart",
                "poisoned-holder",
                "freeze"
            })
    void withAndWithoutTheWiresEveryCheckSaysTheSame(String name) {
        Scenario scenario = shipped(name);
        long seed = scenario.seeds().get(0);

        VirtualRun real = VirtualRun.of(over(Wire.REAL, scenario), seed);
        VirtualRun none = VirtualRun.of(over(Wire.NONE, scenario), seed);

        assertThat(real.overall()).isEqualTo(Verdict.Result.PASSED);
        assertThat(results(none)).isEqualTo(results(real));
    }

    private static Event.ControlCarried carried(VirtualRun run) {
        return run.journal().stream()
                .map(Entry::event)
                .filter(Event.ControlCarried.class::isInstance)
                .map(Event.ControlCarried.class::cast)
                .reduce((one, other) -> {
                    throw new AssertionError("told twice");
                })
                .orElseThrow();
    }

    @Test
    void whatPeersAndTrackerSayCountsTheSameWithAndWithoutTheWires() {
        Scenario scenario = shipped("smoke");

        Event.ControlCarried real = carried(VirtualRun.of(over(Wire.REAL, scenario), 1));
        Event.ControlCarried none = carried(VirtualRun.of(over(Wire.NONE, scenario), 1));

        assertThat(none).isEqualTo(real);
        assertThat(real.messages()).isGreaterThan(100);
        assertThat(real.bytes() / real.messages()).isBetween(100L, 2_000L);
    }

    @Test
    void theFirstBytesOfAFetchAreThereBeforeItsEnd() {
        VirtualRun run = VirtualRun.of(shipped("smoke"), 1);
        Map<Long, Event.FirstBytes> firsts = new TreeMap<>();
        run.journal().stream()
                .map(Entry::event)
                .filter(Event.FirstBytes.class::isInstance)
                .map(Event.FirstBytes.class::cast)
                .forEach(first -> assertThat(firsts.put(first.fetch(), first)).isNull());

        Map<Long, Event.FetchEnded> kept = new TreeMap<>();
        run.journal().stream()
                .map(Entry::event)
                .filter(Event.FetchEnded.class::isInstance)
                .map(Event.FetchEnded.class::cast)
                .filter(ended -> ended.outcome() == Event.Outcome.OK)
                .forEach(ended -> kept.put(ended.fetch(), ended));

        assertThat(kept)
                .isNotEmpty()
                .allSatisfy((fetch, ended) -> assertThat(firsts.get(fetch))
                        .as("fetch %s", fetch)
                        .satisfies(first -> assertThat(first.after())
                                .isPositive()
                                .isLessThanOrEqualTo(ended.took())));
    }

    @Test
    void theEndOfARunIsNotACrash() {
        VirtualRun run = VirtualRun.of(shipped("smoke"), 1);

        assertThat(run.journal()).noneMatch(entry -> entry.event() instanceof Event.TrackerCrashed);
    }

    @Test
    void filesAreLookedForAgainWhereATrackerThatIsJustBackKnowsOfNone(@TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("back.yaml"), """
                scenario: back
                why: The tracker is back the moment before the laboratory looks at what it knows.
                seed: 3
                tracker: { lease: 4s, heartbeat: 1s }
                peers:
                  - { group: seeders, count: 3, share: { files: 4, bytes: 1KiB..64KiB, copies: 2 } }
                faults:
                  - tracker-restart: { at: 2s, down: 2950ms }
                checks:
                  eventually: { within: 20s, hold: [ every-file-fetchable ] }
                duration: 5s
                """);

        VirtualRun run = VirtualRun.of(ScenarioReader.read(file), 3);

        assertThat(run.verdicts()).allMatch(verdict -> verdict.result() == Verdict.Result.PASSED);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSmokeScenarioPassesWithAnySeed(long seed) {
        VirtualRun run = VirtualRun.of(shipped("smoke"), seed);

        assertThat(run.verdicts())
                .allSatisfy(verdict -> assertThat(verdict.result())
                        .as("%s", verdict)
                        .isEqualTo(Verdict.Result.PASSED));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSameSeedWritesTheSameJournal(long seed) {
        Scenario scenario = shipped("smoke");

        VirtualRun first = VirtualRun.of(scenario, seed);
        VirtualRun second = VirtualRun.of(scenario, seed);

        assertThat(second.journal().stream().map(EntryCodec::write))
                .containsExactlyElementsOf(
                        first.journal().stream().map(EntryCodec::write).toList())
                .isNotEmpty();
    }
}
