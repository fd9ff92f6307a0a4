package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import p4.sim.check.Verdict;
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
                s.transport(),
                wire,
                s.journal(),
                s.tracker(),
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

    @Test
    void theEndOfARunIsNotACrash() {
        VirtualRun run = VirtualRun.of(shipped("smoke"), 1);

        assertThat(run.journal()).noneMatch(entry -> entry.event() instanceof Event.TrackerCrashed);
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
