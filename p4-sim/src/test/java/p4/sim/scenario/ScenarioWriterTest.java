package p4.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioWriterTest {

    private static final long SEEDS = 300;

    static List<Path> good() {
        return Shipped.good();
    }

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void whatIsShippedReadsBackEqual(Path file) {
        Scenario scenario = ScenarioReader.read(file);

        assertThat(ScenarioReader.read("again.yaml", ScenarioWriter.write(scenario)))
                .isEqualTo(scenario);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsDrawnReadsBackEqual(long seed) {
        Scenario scenario = RandomScenarios.draw(seed);

        assertThat(ScenarioReader.read("again.yaml", ScenarioWriter.write(scenario)))
                .isEqualTo(scenario);
    }

    @Test
    void fillsInEveryDefault() {
        Scenario scenario = ScenarioReader.read(
                "small.yaml",
                "{ scenario: small, why: Little is said., duration: 10s,"
                        + " peers: [ { group: a, count: 2, share: { files: 1, bytes: 2KiB } } ],"
                        + " workload: [ fetch: { by: a, rate: 8/s } ] }");

        assertThat(ScenarioWriter.write(scenario)).isEqualTo("""
                scenario: small
                why: Little is said.
                seed: 0
                driver: inprocess
                twin: false
                transport: inprocess
                wire: real
                density: 1
                journal: all
                protocol: native
                tracker: {lease: 30s, heartbeat: 9s, handout: random, verify: online}
                peers:
                - group: a
                  count: 2
                  share: {files: 1, bytes: 2KiB..2KiB, copies: 1}
                  takes-uploads: false
                workload:
                - fetch: {by: a, rate: 8/s, popularity: zipf(0), at-most-once: true, token: valid, ticket: valid}
                faults: []
                checks:
                  always: []
                  eventually:
                    within: 10s
                    hold: []
                  at-end: []
                duration: 10s
                """);
    }

    @Test
    void fillsInEveryDefaultOfAnOverlayAndSaysNothingOfATracker() {
        Scenario scenario = ScenarioReader.read(
                "small.yaml",
                "{ scenario: small, why: Little is said., duration: 10s, protocol: overlay,"
                        + " peers: [ { group: a, count: 2, share: { files: 1, bytes: 2KiB } } ],"
                        + " workload: [ search: { by: a, rate: 8/s } ] }");

        String written = ScenarioWriter.write(scenario);

        assertThat(written)
                .contains("protocol: overlay\noverlay: {ping: 30s, knows: 3}\n")
                .contains(
                        "search: {by: a, rate: 8/s, for: part, popularity: zipf(0), way: dynamic}")
                .doesNotContain("tracker:");
        assertThat(ScenarioReader.read("again.yaml", written)).isEqualTo(scenario);
    }

    @Test
    void writesDurationsExactlyAndShort() {
        assertThat(Stream.of(6_000_000_000L, 1_500_000_000L, 300_000_000L, 1L, 52_469_915_082L)
                        .map(Duration::ofNanos)
                        .map(ScenarioWriter::duration))
                .containsExactly("6s", "1.5s", "0.3s", "0.000001ms", "52.469915082s");
    }

    @Test
    void writesEveryKindOfWhatTheModelCanSay() {
        Set<Class<?>> drawn = new HashSet<>();

        drawnScenarios().forEach(scenario -> {
            parts(scenario).forEach(part -> drawn.add(part.getClass()));
        });

        assertThat(drawn)
                .contains(Workload.class.getPermittedSubclasses())
                .contains(Fault.class.getPermittedSubclasses())
                .contains(Churn.class.getPermittedSubclasses())
                .contains(Distribution.class.getPermittedSubclasses());
    }

    private static Stream<Scenario> drawnScenarios() {
        return LongStream.range(0, SEEDS).mapToObj(RandomScenarios::draw);
    }

    private static List<Object> parts(Scenario scenario) {
        var parts = new ArrayList<Object>(scenario.workload());
        parts.addAll(scenario.faults());
        for (PeerGroup group : scenario.peers()) {
            group.churn().ifPresent(churn -> {
                parts.add(churn);
                if (churn instanceof Churn.Drawn one) parts.add(one.session());
            });
        }
        return parts;
    }
}
