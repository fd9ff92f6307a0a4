package p4.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import p4.sim.Equilibrium;
import p4.sim.KolmogorovSmirnov;
import p4.sim.Model;
import p4.sim.time.Seed;

class DistributionTest {

    private static final int DRAWS = 4_000;
    private static final double DOUBT = 0.05;

    /** As written, and the share of draws below so many seconds by the textbook. */
    static Stream<Arguments> distributions() {
        return Stream.of(
                of("uniform(10s..50s)", t -> Math.min(1, Math.max(0, (t - 10) / 40))),
                of("exponential(10s)", t -> 1 - Math.exp(-t / 10)),
                of("exponential(median 1.4m)", t -> 1 - Math.pow(2, -t / 84)),
                of(
                        "weibull(shape 0.38, median 20m)",
                        t -> 1 - Math.pow(2, -Math.pow(t / 1200, 0.38))),
                of("weibull(shape 0.5, scale 5000s)", t -> 1 - Math.exp(-Math.sqrt(t / 5000))),
                of("weibull(shape 0.5, mean 10000s)", t -> 1 - Math.exp(-Math.sqrt(t / 5000))),
                of("weibull(shape 2, scale 30s)", t -> 1 - Math.exp(-(t / 30) * (t / 30))),
                of(
                        "lognormal(median 2.4m, p90 28.25m)",
                        t -> Model.normal(
                                Math.log(t / 144) / (Math.log(28.25 / 2.4) / 1.2815515655))),
                of("lognormal(median 60s, sigma 0.5)", t -> Model.normal(Math.log(t / 60) / 0.5)),
                of(
                        "lognormal(mean 60s, sigma 1)",
                        t -> Model.normal(Math.log(t / (60 * Math.exp(-0.5))))));
    }

    private static Arguments of(String text, DoubleUnaryOperator cdf) {
        return Arguments.of(text, cdf);
    }

    @ParameterizedTest(name = "{0}, seed 7")
    @MethodSource("distributions")
    void drawsFollowTheTextbook(String text, DoubleUnaryOperator cdf) {
        Distribution distribution = DistributionText.parse(text);

        double[] drawn = draws(chance -> distribution.quantile(chance.nextDouble()));

        assertThat(KolmogorovSmirnov.pValue(drawn, DRAWS, cdf)).isGreaterThan(DOUBT);
    }

    @ParameterizedTest(name = "{0}, seed 7")
    @MethodSource("distributions")
    void whatIsLeftAtARandomMomentFollowsTheTextbook(String text, DoubleUnaryOperator cdf) {
        Distribution distribution = DistributionText.parse(text);

        double[] drawn = draws(distribution::residual);

        assertThat(KolmogorovSmirnov.pValue(drawn, DRAWS, Equilibrium.of(cdf)))
                .isGreaterThan(DOUBT);
    }

    @Test
    void whatIsLeftOfAFixedDurationIsAnyPartOfIt() {
        double[] drawn = draws(DistributionText.parse("10s")::residual);

        assertThat(KolmogorovSmirnov.pValue(drawn, DRAWS, t -> t / 10)).isGreaterThan(DOUBT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("distributions")
    void theMeanIsThatOfTheTextbook(String text, DoubleUnaryOperator cdf) {
        assertThat(DistributionText.parse(text).meanSeconds())
                .isCloseTo(Equilibrium.of(cdf).mean(), Percentage.withPercentage(0.1));
    }

    @Test
    void theTestTellsDistributionsApart() {
        Distribution almost = DistributionText.parse("exponential(11s)");
        DoubleUnaryOperator sessions = t -> 1 - Math.exp(-Math.sqrt(t / 5000));
        Distribution weibull = DistributionText.parse("weibull(shape 0.5, scale 5000s)");

        double[] late = draws(chance -> almost.quantile(chance.nextDouble()));
        double[] left = draws(weibull::residual);

        assertThat(KolmogorovSmirnov.pValue(late, DRAWS, t -> 1 - Math.exp(-t / 10)))
                .isLessThan(DOUBT);
        assertThat(KolmogorovSmirnov.pValue(left, DRAWS, sessions)).isLessThan(DOUBT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("distributions")
    void makingItShorterMakesEveryDrawShorter(String text, DoubleUnaryOperator cdf) {
        Distribution usual = DistributionText.parse(text);

        Distribution shorter = usual.times(0.01);

        for (double u = 0.05; u < 1; u += 0.05) {
            assertThat((double) shorter.quantile(u).toMillis())
                    .isCloseTo(usual.quantile(u).toMillis() / 100.0, Percentage.withPercentage(50));
        }
    }

    @Test
    void aFixedDurationIsAlwaysTheSame() {
        Distribution fixed = DistributionText.parse("10s");

        assertThat(fixed.quantile(0))
                .isEqualTo(Duration.ofSeconds(10))
                .isEqualTo(fixed.quantile(0.999));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("distributions")
    void neverDrawsLessThanNothingNorMoreThanTenYears(String text, DoubleUnaryOperator cdf) {
        Distribution distribution = DistributionText.parse(text);

        assertThat(Stream.of(0.0, Double.MIN_VALUE, 0.5, Math.nextDown(1.0))
                        .map(distribution::quantile))
                .allMatch(drawn -> !drawn.isNegative())
                .allMatch(drawn -> drawn.compareTo(Duration.ofDays(3_650)) <= 0);
    }

    @Test
    void theGammaFunctionIsThatOfTheTables() {
        assertThat(Gamma.of(1)).isCloseTo(1, Percentage.withPercentage(1e-9));
        assertThat(Gamma.of(6)).isCloseTo(120, Percentage.withPercentage(1e-9));
        assertThat(Gamma.of(1.5))
                .isCloseTo(Math.sqrt(Math.PI) / 2, Percentage.withPercentage(1e-9));
    }

    private static double[] draws(Function<RandomGenerator, Duration> draw) {
        RandomGenerator chance = new Seed(7).stream("draws");
        return DoubleStream.generate(() -> draw.apply(chance).toMillis() / 1e3)
                .limit(DRAWS)
                .toArray();
    }
}
