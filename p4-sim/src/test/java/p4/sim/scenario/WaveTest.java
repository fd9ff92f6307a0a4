package p4.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import p4.sim.KolmogorovSmirnov;
import p4.sim.time.Seed;

class WaveTest {

    private static final double DOUBT = 0.05;
    private static final double PERIOD = 300;
    private static final int STEPS = 30_000;
    private static final Wave WAVE =
            new Wave(0.8, Duration.ofSeconds(80), Duration.ofSeconds((long) PERIOD));

    /** The share of a period's arrivals that come in its first {@code t} seconds, bit by bit. */
    private static double below(double t) {
        double step = t / STEPS;
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
            double at = (i + 0.5) * step;
            sum += (1 + 0.8 * Math.cos(2 * Math.PI * (at - 80) / PERIOD)) * step;
        }
        return sum / PERIOD;
    }

    private static double[] arrivals(double perSecond) {
        RandomGenerator chance = new Seed(7).stream("arrivals");
        List<Double> seconds = new ArrayList<>();
        Duration at = Duration.ZERO;
        while (true) {
            double wait = -Math.log1p(-chance.nextDouble()) / perSecond;
            at = WAVE.after(at, Duration.ofNanos(Math.round(wait * 1e9)));
            if (at.toSeconds() >= PERIOD) break;
            seconds.add(at.toNanos() / 1e9);
        }
        return seconds.stream().mapToDouble(each -> each).toArray();
    }

    @Test
    void theRateIsHighestAtItsPeakAndLowestHalfAPeriodLater() {
        assertThat(WAVE.height(Duration.ofSeconds(80))).isEqualTo(1.8);
        assertThat(WAVE.height(Duration.ofSeconds(380))).isCloseTo(1.8, Offset.offset(1e-9));
        assertThat(WAVE.height(Duration.ofSeconds(230))).isCloseTo(0.2, Offset.offset(1e-9));
        assertThat(WAVE.height(Duration.ofSeconds(5))).isCloseTo(1, Offset.offset(1e-9));
    }

    @Test
    void poissonArrivalsCrowdAroundThePeakAsTheRateSays() {
        double[] seconds = arrivals(10);

        assertThat(seconds.length).isBetween(2_800, 3_200);
        assertThat(KolmogorovSmirnov.pValue(seconds, seconds.length, WaveTest::below))
                .isGreaterThan(DOUBT);
        assertThat(KolmogorovSmirnov.pValue(seconds, seconds.length, t -> t / PERIOD))
                .isLessThan(1e-9);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 40, 155, 230, 299, 86_400})
    void aWholePeriodBringsWhatTheMeanBrings(long now) {
        Duration from = Duration.ofSeconds(now);

        Duration next = WAVE.after(from, Duration.ofMinutes(5));

        assertThat(next.minus(from).toNanos() / 1e9).isCloseTo(300, Offset.offset(1e-6));
    }

    @Test
    void withoutASwingItIsAsOftenAtAnyTime() {
        var flat = new Wave(0, Duration.ZERO, Duration.ofHours(1));

        Duration next = flat.after(Duration.ofSeconds(7), Duration.ofMillis(125));

        assertThat(next).isEqualTo(Duration.ofMillis(7_125));
    }

    @Test
    void timeGoesOnWhereNothingArrives() {
        var still = new Wave(1, Duration.ZERO, Duration.ofDays(1));
        Duration lowest = Duration.ofHours(12);

        assertThat(still.after(lowest, Duration.ofNanos(1))).isGreaterThan(lowest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ swing: 101%, peak: 1s, period: 5s } | found \"101%\", expected a percentage",
                "{ swing: 80%, period: 5s } | missing key \"peak\"",
                "{ swing: 80%, peak: 1s, period: 0s } | found \"0s\", expected a duration",
                "80% | expected a mapping with keys among [peak, period, swing]"
            })
    void refusesAWaveThatMakesNoSense(String wave, String complaint) {
        String text = "{ scenario: s, why: w, duration: 9s, peers: [ { group: g, count: 1, share:"
                + " { files: 1, bytes: 1KiB } } ], workload: [ fetch: { by: g, rate: 1/s, wave: "
                + wave + " } ] }";

        assertThatThrownBy(() -> ScenarioReader.read("s", text))
                .isInstanceOf(BadScenario.class)
                .hasMessageContaining(complaint);
    }
}
