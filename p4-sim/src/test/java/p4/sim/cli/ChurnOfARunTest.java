package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.sim.Churning;
import p4.sim.Equilibrium;
import p4.sim.Lives;
import p4.sim.Model;
import p4.sim.scenario.Scenario;

/**
 * Every churn by name, as it comes out of the journal of a run of the real tracker and real peers.
 *
 * <p>What was published is written anew here, in seconds. A right run is refused by one test in a
 * thousand.
 */
class ChurnOfARunTest {

    private static final int PEERS = 600;
    private static final int CYCLES = 8;
    private static final double HORIZON = 0.5;
    private static final double DOUBT = 0.001;

    private record Measured(String name, Model session, Model gap) {

        /** With gaps that have the shape of arrivals, where it was measured. */
        static Measured arriving(String name, Model session, double shape) {
            return new Measured(name, session, Model.weibullOfMean(shape, mean(session)));
        }

        static Measured memoryless(String name, Model session) {
            return new Measured(name, session, Model.exponential(mean(session)));
        }

        Lives run() {
            double seconds = CYCLES * (mean(session) + mean(gap));
            Scenario scenario = Churning.scenario(PEERS, name, Duration.ofSeconds((long) seconds));
            return lives(scenario);
        }

        private static double mean(Model model) {
            return Equilibrium.of(model.cdf()).mean();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Measured> measured() {
        return Stream.of(
                Measured.arriving("bittorrent-redhat", Model.weibull(0.34, 21.3 * 60), 0.53),
                Measured.arriving("bittorrent-debian", Model.weibull(0.38, 42.4 * 60), 0.79),
                Measured.arriving("bittorrent-flatout", Model.weibull(0.59, 41.9 * 60), 0.62),
                Measured.memoryless("kad", Model.weibull(0.5, 5_000)),
                Measured.memoryless("kad-harsh", Model.weibull(0.5, 500)),
                Measured.memoryless(
                        "kazaa-short",
                        Model.logNormal(2.4 * 60, Math.log(28.25 / 2.4) / 1.2815515655446)),
                Measured.memoryless("bamboo-extreme", Model.exponential(1.4 * 60 / Math.log(2))),
                Measured.memoryless("p2pta-knoppix", Model.weibull(0.59, 181.91 * 60)));
    }

    private static Lives lives(Scenario scenario) {
        List<String> peers = IntStream.rangeClosed(1, PEERS)
                .mapToObj(number -> "peer-" + number)
                .toList();
        return Lives.told(peers, VirtualRun.of(scenario, 7).journal());
    }

    @ParameterizedTest(name = "{0}, seed 7")
    @MethodSource("measured")
    void goesByWhatWasMeasuredAndNotByAnythingNearIt(Measured churn) {
        Lives lives = churn.run();

        assertThat(lives.sessions(HORIZON).pValue(churn.session().cdf())).isGreaterThan(DOUBT);
        assertThat(lives.gaps(HORIZON).pValue(churn.gap().cdf())).isGreaterThan(DOUBT);
        assertThat(lives.firstSessions().pValue(churn.session().left())).isGreaterThan(DOUBT);
        assertThat(lives.firstGaps().pValue(churn.gap().left())).isGreaterThan(DOUBT);
        assertThat(lives.sessions(HORIZON).pValue(churn.session().longer(1.5).cdf()))
                .isLessThan(DOUBT);
        assertThat(lives.gaps(HORIZON).pValue(churn.gap().longer(1.5).cdf())).isLessThan(DOUBT);
    }

    @Test
    void whoWasThereAlreadyStaysForWhatIsLeftAndNotForAWholeSession() {
        Model session = Model.weibull(0.5, 600);
        Lives lives = new Measured(
                        Churning.by(session.text(), "uniform(5m..15m)"), session, Model.fixed(600))
                .run();

        assertThat(lives.firstSessions().pValue(session.left())).isGreaterThan(DOUBT);
        assertThat(lives.firstSessions().pValue(session.cdf())).isLessThan(DOUBT);
        assertThat(lives.gaps(HORIZON).pValue(t -> Math.min(1, Math.max(0, (t - 300) / 600))))
                .isGreaterThan(DOUBT);
    }

    @Test
    void whatIsFixedIsTheSameEveryTimeAndAnyPartOfItAtFirst() {
        Lives lives =
                lives(Churning.scenario(PEERS, Churning.by("5m", "60s"), Duration.ofHours(1)));

        assertThat(lives.sessions(HORIZON).seen()).hasSizeGreaterThan(2_000).containsOnly(300.0);
        assertThat(lives.gaps(HORIZON).seen()).hasSizeGreaterThan(2_000).containsOnly(60.0);
        assertThat(lives.firstSessions().pValue(t -> Math.min(1, t / 300))).isGreaterThan(DOUBT);
        assertThat(lives.firstGaps().pValue(t -> Math.min(1, t / 60))).isGreaterThan(DOUBT);
    }
}
