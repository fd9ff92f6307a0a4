package p4.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetsTest {

    /** The medians as published, in minutes; and the shares of crashes. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "bittorrent-redhat,  7.2,  0.22",
        "bittorrent-debian,  16.2, 0.70",
        "bittorrent-flatout, 22.5, 0.27",
        "kad,                40.0, 0.5",
        "kad-harsh,          4.0,  0.5",
        "kazaa-short,        2.4,  0.5",
        "bamboo-extreme,     1.4,  0.5",
        "p2pta-knoppix,      98,   0.5"
    })
    void sessionsHaveTheMedianThatWasMeasured(String name, double minutes, double crashes) {
        Churn.Drawn churn = (Churn.Drawn) named(name);

        assertThat(minutes(churn.session(), 0.5)).isCloseTo(minutes, Percentage.withPercentage(1));
        assertThat(churn.crashFraction()).isEqualTo(crashes);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "bittorrent-redhat,  248",
        "bittorrent-debian,  381",
        "bittorrent-flatout, 172",
        "kazaa-short,        28.25"
    })
    void aTenthOfTheSessionsAreLongerThanTheP90ThatWasMeasured(String name, double minutes) {
        Churn.Drawn churn = (Churn.Drawn) named(name);

        assertThat(minutes(churn.session(), 0.9)).isCloseTo(minutes, Percentage.withPercentage(1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"bittorrent-redhat, 0.53", "bittorrent-debian, 0.79", "bittorrent-flatout, 0.62"})
    void gapsHaveTheShapeOfTheArrivalsThatWereMeasured(String name, double shape) {
        Churn.Drawn churn = (Churn.Drawn) named(name);

        assertThat(((Distribution.Weibull) churn.gap()).shape()).isEqualTo(shape);
    }

    @Test
    void inTheLongRunHalfOfThePeersAreUp() {
        assertThat(Presets.ALL)
                .allSatisfy(preset -> assertThat(preset.churn().upShare())
                        .isCloseTo(0.5, Percentage.withPercentage(0.1)));
    }

    @Test
    void aPresetCanRunAHundredTimesFaster() {
        Churn.Drawn usual = (Churn.Drawn) named("kad");

        Churn.Drawn faster = (Churn.Drawn) named("{ preset: kad, scale: 100x faster }");

        assertThat(faster.session())
                .isEqualTo(new Distribution.Weibull(0.5, Duration.ofSeconds(50)));
        assertThat(faster.crashFraction()).isEqualTo(usual.crashFraction());
    }

    @Test
    void aPresetCanEndInOtherWays() {
        Churn.Drawn churn = (Churn.Drawn) named("{ preset: kad, end: { leave: 90% } }");

        assertThat(churn.crashFraction()).isCloseTo(0.1, Percentage.withPercentage(1e-6));
    }

    @Test
    void aPresetCanBeginWithEverybodyThere() {
        assertThat(((Churn.Drawn) named("kad")).start()).isEqualTo(Churn.Start.STEADY);
        assertThat(((Churn.Drawn) named("{ preset: kad, start: fresh }")).start())
                .isEqualTo(Churn.Start.FRESH);
    }

    private static double minutes(Distribution distribution, double u) {
        return distribution.quantile(u).toMillis() / 60_000.0;
    }

    private static Churn named(String churn) {
        String text = "{ scenario: s, why: w, duration: 10s, peers: [ { group: g, count: 1, churn: "
                + churn + " } ] }";
        return ScenarioReader.read("preset.yaml", text).peers().get(0).churn().orElseThrow();
    }
}
