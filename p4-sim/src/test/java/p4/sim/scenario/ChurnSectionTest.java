package p4.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChurnSectionTest {

    private static String peers(String group) {
        return "{ scenario: s, why: w, duration: 10s, peers: [ " + group + " ] }";
    }

    private static Churn churn(String churn) {
        return ScenarioReader.read(
                        "test.yaml", peers("{ group: g, count: 3, churn: " + churn + " }"))
                .peers()
                .get(0)
                .churn()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10",
                "weibull(shape 0.38)",
                "weibull(shape 0, scale 1s)",
                "exponential(1s, 2s)",
                "exponential(median 1s, mean 2s)",
                "weibull(shape 1e1, scale 1s)",
                "uniform(5s..1s)",
                "lognormal(median 2m, p90 1m)",
                "lognormal(median 2m, p90 2m)",
                "normal(1s)",
                "weibull(shape 1, scale 99999d)",
                "uniform(0s..0s)",
                "exponential(0s)",
                "weibull()",
                "exponential(mean mean 1s)",
                "weibull(shape 0.05, median 3650d)"
            })
    void refusesDistributionsThatAreNone(String distribution) {
        assertThatThrownBy(() -> churn("{ session: " + distribution + ", gap: 10s }"))
                .isInstanceOf(BadScenario.class)
                .hasMessageContaining("expected a duration such as 10s, or one of exponential(");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ preset: kad, session: 10s, gap: 1s } | expected one of them",
                "{ session: 10s } | missing key \"gap\"",
                "{ gap: 10s } | missing key \"session\"",
                "{ preset: kad, gap: 10s } | expected it beside a session",
                "{ session: 1ms, gap: 1ms } | expected a session and a gap of 10ms or more",
                "{ preset: kad, scale: 100000000x faster } | expected a session and a gap of 10ms",
                "{ preset: kad, scale: 1000000x slower } | expected sessions between 10ms and ten",
                "{ preset: kad, scale: 0x faster } | expected such as 100x faster or 2x slower",
                "{ preset: kad, end: { crash: 50%, leave: 40% } } | to be 100% together",
                "{ preset: kad, end: { crash: 101% } } | expected a percentage",
                "{ trace: [ \"4,0s,1s\" ] } | expected a peer's number from 1 to 3",
                "{ trace: [ \"1,2s,2s\" ] } | expected more than 2s, when it came",
                "{ trace: [ \"1,5s,6s\", \"1,2s,3s\" ] } | in the order of time",
                "{ trace: [ \"1,1s,6s\", \"1,2s,8s\" ] } | to go first, it does so at 6s",
                "{ trace: [ \"1,1,6s\" ] } | found \"1\", expected a duration with its unit",
                "{ trace: [] } | expected at least one session",
                "{ trace: sessions.csv } | expected a file beside the scenario or below"
            })
    void refusesChurnThatMakesNoSense(String churn, String complaint) {
        assertThatThrownBy(() -> churn(churn))
                .isInstanceOf(BadScenario.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void readsATraceFromTheFileBesideIt(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("t.csv"), "peer,online,offline\n1,0s,5s\n\n1, 5s, 9s\n");
        Path file = folder.resolve("s.yaml");
        Files.writeString(file, peers("{ group: g, count: 1, churn: { trace: t.csv } }"));

        Scenario scenario = ScenarioReader.read(file);

        assertThat(scenario.peers().get(0).churn())
                .contains(new Churn.Traced(
                        List.of(
                                new Churn.Session(1, Duration.ZERO, Duration.ofSeconds(5)),
                                new Churn.Session(1, Duration.ofSeconds(5), Duration.ofSeconds(9))),
                        0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../t.csv", "/etc/passwd", "a/../../t.csv", "none.csv", "."})
    void aTraceIsAFileBesideTheScenarioAndNothingElse(String name, @TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("s.yaml");
        Files.writeString(file, peers("{ group: g, count: 1, churn: { trace: " + name + " } }"));

        assertThatThrownBy(() -> ScenarioReader.read(file))
                .isInstanceOf(BadScenario.class)
                .hasMessageContaining("s.yaml:1:")
                .hasMessageContaining("expected a file");
    }
}
