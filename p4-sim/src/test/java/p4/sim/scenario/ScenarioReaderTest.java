package p4.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioReaderTest {

    private static final String CHURN = """
            scenario: churn
            why: Peers come, go and crash; what a crash leaves behind must be gone one TTL later.
            seed: 7                            # or seeds: 0..99
            driver: inprocess
            tracker: { lease: 6s, heartbeat: 1500ms }
            peers:
              - { group: seeders, count: 6,  share: { files: 8, bytes: 16KiB..4MiB } }
              - { group: leechers, count: 24, churn: { session: weibull(shape 0.38, median 20s), gap: exponential(10s), end: { crash: 50%, leave: 50% } } }
            workload:
              - fetch: { by: leechers, rate: 8/s, popularity: zipf(1.0), at-most-once: true }
              - fetch: { by: leechers, rate: 1/s, token: forged }
            faults:
              - crash: { at: 10s, who: 2 of seeders, restart: after 15s }
            checks:
              always: [ no-bytes-without-a-valid-ticket, no-corrupt-file, no-handout-after-expiry ]
              eventually: { within: 10s, hold: [ everyone-registered, every-file-fetchable ] }
              at-end: [ every-forgery-refused-401, "fetch-success >= 99%", "eviction-lag p99 <= 1s" ]
            duration: 60s
            """;

    private static Scenario read(String text) {
        return ScenarioReader.read("test.yaml", text);
    }

    private static String peers(String group) {
        return "{ scenario: s, why: w, duration: 10s, peers: [ " + group + " ] }";
    }

    private static Scenario withFetch(String fetch) {
        return read("{ scenario: s, why: w, duration: 10s,"
                + " peers: [ { group: g, count: 2, share: { files: 1, bytes: 1KiB } } ],"
                + " workload: [ fetch: { by: g, " + fetch + " } ] }");
    }

    @Test
    void readsTheScenarioThatTheLanguageWasDesignedAround() {
        Scenario scenario = read(CHURN);

        assertThat(scenario.seeds()).containsExactly(7L);
        assertThat(scenario.tracker())
                .isEqualTo(new TrackerSpec(
                        Duration.ofSeconds(6),
                        Duration.ofMillis(1_500),
                        TrackerSpec.Handout.RANDOM,
                        TrackerSpec.Verify.ONLINE));
        assertThat(scenario.peers())
                .containsExactly(
                        new PeerGroup(
                                "seeders",
                                6,
                                Optional.of(new PeerGroup.Share(
                                        8, new PeerGroup.ByteRange(16 << 10, 4 << 20), 1)),
                                Optional.empty(),
                                false),
                        new PeerGroup(
                                "leechers",
                                24,
                                Optional.empty(),
                                Optional.of(new Churn.Drawn(
                                        DistributionText.weibullAround(
                                                0.38, Duration.ofSeconds(20)),
                                        new Distribution.Exponential(Duration.ofSeconds(10)),
                                        0.5)),
                                false));
        assertThat(scenario.workload())
                .containsExactly(
                        new Workload.Fetch(
                                "leechers",
                                new Workload.Arrival(8, true),
                                1.0,
                                true,
                                Workload.Proof.VALID),
                        new Workload.Fetch(
                                "leechers",
                                new Workload.Arrival(1, true),
                                0,
                                true,
                                new Workload.Proof(
                                        Workload.Credential.FORGED, Workload.Credential.VALID)));
        assertThat(scenario.faults())
                .containsExactly(new Fault.Crash(
                        Duration.ofSeconds(10),
                        new Fault.Who(2, false, "seeders"),
                        Optional.of(Duration.ofSeconds(15))));
        assertThat(scenario.checks().within()).isEqualTo(Duration.ofSeconds(10));
        assertThat(scenario.checks().atEnd())
                .extracting(CheckSpec::text)
                .containsExactly(
                        "every-forgery-refused-401",
                        "fetch-success >= 99%",
                        "eviction-lag p99 <= 1s");
        assertThat(scenario.duration()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void readsBoundsInTheUnitOfTheirCheck() {
        List<CheckSpec> checks = read(CHURN).checks().atEnd();

        assertThat(checks.get(1).bound().orElseThrow().value()).isEqualTo(0.99);
        assertThat(checks.get(2).bound().orElseThrow().value()).isEqualTo(1.0);
        assertThat(checks.get(2).bound().orElseThrow().statistic())
                .isEqualTo(CheckSpec.Statistic.P99);
    }

    @ParameterizedTest
    @CsvSource({
        "8/s,          8,    true",
        "8/s fixed,    8,    false",
        "30/min,       0.5,  true",
        "30/min fixed, 0.5,  false",
        "36/h,         0.01, true",
        "0.5/s,        0.5,  true"
    })
    void readsRates(String rate, double perSecond, boolean poisson) {
        Scenario scenario = withFetch("rate: " + rate);

        assertThat(scenario.workload().get(0).arrival())
                .isEqualTo(new Workload.Arrival(perSecond, poisson));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/s", "8", "-1/s", "8/d", "8/s sometimes", "2000000/s"})
    void refusesOtherRates(String rate) {
        assertThatThrownBy(() -> withFetch("rate: " + rate))
                .isInstanceOf(BadScenario.class)
                .hasMessageContaining("expected a rate with its unit (/s, /min, /h)");
    }

    @Test
    void readsEverySeedOfARangeAndOfAList() {
        String range = CHURN.replaceFirst("seed: 7 ", "seeds: 0..99 ");
        String list = CHURN.replaceFirst("seed: 7 ", "seeds: [ 3, 1, -7 ] ");

        assertThat(read(range).seeds()).hasSize(100).startsWith(0L, 1L).endsWith(99L);
        assertThat(read(list).seeds()).containsExactly(3L, 1L, -7L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"50% of g", "1 of g", "100%  of  g"})
    void readsWhomAFaultHits(String who) {
        Scenario scenario = read(peers("{ group: g, count: 2 }")
                .replace("duration", "faults: [ leave: { at: 0s, who: " + who + " } ], duration"));

        assertThat(scenario.faults()).hasSize(1);
    }

    @Test
    void refusesWhatIsNoTextWithItsPlace(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("s.yaml");
        Files.write(file, "why: a\nx: \u00ff".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> ScenarioReader.read(file))
                .isInstanceOf(BadScenario.class)
                .hasMessage("s.yaml:2:4 found bytes that are not UTF-8, expected text");
    }

    @Test
    void refusesAFileThatIsTooLargeToBeAScenario(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("s.yaml");
        Files.write(file, new byte[(1 << 20) + 1]);

        assertThatThrownBy(() -> ScenarioReader.read(file))
                .isInstanceOf(BadScenario.class)
                .hasMessage("s.yaml:1:1 found more than 1 MiB, expected a scenario");
    }

    @Test
    void saysThatAFileIsNotThere(@TempDir Path folder) {
        assertThatThrownBy(() -> ScenarioReader.read(folder.resolve("none.yaml")))
                .isInstanceOf(BadScenario.class)
                .hasMessageEndingWith("none.yaml: found no such file, expected a scenario");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ group: a b, count: 1 } | expected a name of 1 to 50 letters",
                "{ group: g, count: 0 } | expected a whole number from 1 to 100000",
                "{ group: g, count: 100000 }, { group: h, count: 1 } | found 100001 peers",
                "{ group: g, count: 1000, share: { files: 10000, bytes: 1B } } | found 10000000",
                "{ group: g, count: 2, share: { files: 1, bytes: 1B, copies: 3 } } | at most the 2",
                "{ group: g, count: 2, share: { files: 1, bytes: 2KiB..1KiB } } | that begins with its smaller end",
                "{ group: g, count: 2, share: { files: 1, bytes: 0.5B } } | expected a size",
                "{ group: g, count: 2, takes-uploads: yes } | expected true or false",
                "{ group: g, count: 2, count: 3 } | found key \"count\" a second time",
                "[ g, 2 ] | found a list, expected a mapping with keys among [bandwidth, churn,"
            })
    void refusesPeersThatMakeNoSense(String group, String complaint) {
        assertThatThrownBy(() -> read(peers(group)))
                .isInstanceOf(BadScenario.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void refusesWorkWhereThereIsNothingToWorkWith() {
        String hungry = peers("{ group: g, count: 2 }")
                .replace("duration", "workload: [ search: { by: g, rate: 1/s } ], duration");

        assertThatThrownBy(() -> read(hungry))
                .isInstanceOf(BadScenario.class)
                .hasMessageContaining("expected a group with a share");
    }

    @Test
    void refusesMoreWorkThanAnybodyCanDo() {
        String day = CHURN.replace("duration: 60s", "duration: 1d").replace("8/s", "1000/s");

        assertThatThrownBy(() -> read(day))
                .isInstanceOf(BadScenario.class)
                .hasMessageContaining("found \"1000/s\", expected at most ten million in all");
    }

    @Test
    void asksWhatWasMeant() {
        assertThatThrownBy(() -> read(CHURN.replace("popularity", "popularty")))
                .hasMessage("test.yaml:10:39 unknown key \"popularty\", expected one of"
                        + " [at-most-once, by, popularity, rate, ticket, token, wave]"
                        + " — did you mean \"popularity\"?");
    }

    @Test
    void doesNotGuessWhereNothingIsNear() {
        assertThatThrownBy(() -> read(CHURN.replace("popularity", "colour")))
                .hasMessageEndingWith("[at-most-once, by, popularity, rate, ticket, token, wave]");
    }

    @Test
    void takesALeaseThatIsFarTooLong() {
        assertThat(read(CHURN.replace("lease: 6s", "lease: 600s")).tracker().lease())
                .isEqualTo(Duration.ofMinutes(10));
    }
}
