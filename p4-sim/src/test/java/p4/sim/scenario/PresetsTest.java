package p4.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetsTest {

    /** The models as published, and the shares of crashes: half where nobody measured them. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bittorrent-redhat  | weibull(shape 0.34, scale 21.3m)   | 0.22 | Stutzbach",
                "bittorrent-debian  | weibull(shape 0.38, scale 42.4m)   | 0.70 | Stutzbach",
                "bittorrent-flatout | weibull(shape 0.59, scale 41.9m)   | 0.27 | Stutzbach",
                "kad                | weibull(shape 0.5, scale 5000s)    | 0.5  | Heep",
                "kad-harsh          | weibull(shape 0.5, scale 500s)     | 0.5  | Heep",
                "kazaa-short        | lognormal(median 2.4m, p90 28.25m) | 0.5  | Gummadi",
                "bamboo-extreme     | exponential(median 1.4m)           | 0.5  | Rhea",
                "p2pta-knoppix      | weibull(shape 0.59, scale 181.91m) | 0.5  | PDS-2010-003"
            })
    void sessionsGoByTheModelThatWasPublished(
            String name, String session, double crashes, String source) {
        Presets.Preset preset = preset(name);

        assertThat(named(name)).isEqualTo(preset.churn());
        assertThat(preset.churn().session()).isEqualTo(DistributionText.parse(session));
        assertThat(preset.churn().crashFraction()).isEqualTo(crashes);
        assertThat(preset.source()).contains(source);
    }

    /** In minutes, as published; {@code half} is half of the last digit, and more where 64.46 was put up. */
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "bittorrent-redhat,  median, 7.2,    0.05",
        "bittorrent-redhat,  mean,   119,    0.5",
        "bittorrent-redhat,  p90,    248,    0.5",
        "bittorrent-debian,  median, 16.2,   0.05",
        "bittorrent-debian,  mean,   163,    0.5",
        "bittorrent-debian,  p90,    381,    0.5",
        "bittorrent-flatout, median, 22.5,   0.05",
        "bittorrent-flatout, mean,   65,     0.6",
        "bittorrent-flatout, p90,    172,    0.5",
        "kad,                mean,   166.67, 0.005",
        "kad-harsh,          mean,   16.667, 0.0005",
        "kazaa-short,        median, 2.4,    0.05",
        "kazaa-short,        p90,    28.25,  0.005",
        "bamboo-extreme,     median, 1.4,    0.05",
        "p2pta-knoppix,      median, 98,     0.5"
    })
    void sessionsAreAsLongAsWasPublished(String name, String figure, double minutes, double half) {
        Distribution session = preset(name).churn().session();

        double found = figure.equals("mean")
                ? session.meanSeconds() / 60
                : session.quantileSeconds(figure.equals("median") ? 0.5 : 0.9) / 60;

        assertThat(found).isCloseTo(minutes, Offset.offset(half));
    }

    @Test
    void thereIsNoPresetButThose() {
        assertThat(Presets.names())
                .containsExactly(
                        "bamboo-extreme",
                        "bittorrent-debian",
                        "bittorrent-flatout",
                        "bittorrent-redhat",
                        "kad",
                        "kad-harsh",
                        "kazaa-short",
                        "p2pta-knoppix");
    }

    private static Presets.Preset preset(String name) {
        return Presets.ALL.stream()
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"bittorrent-redhat, 0.53", "bittorrent-debian, 0.79", "bittorrent-flatout, 0.62"})
    void gapsHaveTheShapeOfTheArrivalsThatWereMeasured(String name, double shape) {
        Churn.Drawn churn = (Churn.Drawn) named(name);

        assertThat(((Distribution.Weibull) churn.gap()).shape()).isEqualTo(shape);
        assertThat(churn.gap().meanSeconds())
                .isCloseTo(churn.session().meanSeconds(), Percentage.withPercentage(0.001));
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

    private static Churn named(String churn) {
        String text = "{ scenario: s, why: w, duration: 10s, peers: [ { group: g, count: 1, churn: "
                + churn + " } ] }";
        return ScenarioReader.read("preset.yaml", text).peers().get(0).churn().orElseThrow();
    }
}
