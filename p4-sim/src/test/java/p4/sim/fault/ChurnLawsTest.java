package p4.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import p4.model.PeerId;
import p4.sim.Churning;
import p4.sim.Lives;
import p4.sim.Model;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;

/**
 * The sessions and gaps that are planned go by their laws, each of them and from the first moment.
 *
 * <p>A right plan is refused by one test in a thousand, a wrong one nearly always: the tests themselves
 * are tested below, with hundreds of seeds and with laws that are wrong on purpose.
 */
class ChurnLawsTest {

    private static final double DOUBT = 0.001;
    private static final double HORIZON = 0.5;
    private static final Duration LONG = Duration.ofHours(4);
    private static final Model EXPONENTIAL = Model.exponential(1_200);
    private static final Model WEIBULL = Model.weibull(0.5, 600);
    private static final Model LOG_NORMAL = Model.logNormal(600, 1.2);

    /** What sessions and gaps go by. */
    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of(EXPONENTIAL, WEIBULL),
                Arguments.of(WEIBULL, LOG_NORMAL),
                Arguments.of(LOG_NORMAL, EXPONENTIAL));
    }

    private static Lives plan(Model session, Model gap, int peers, Duration length, long seed) {
        Scenario scenario =
                Churning.scenario(peers, Churning.by(session.text(), gap.text()), length);
        FaultPlan plan = FaultPlanner.plan(scenario, new Seed(seed));
        List<PeerId> all = IntStream.rangeClosed(1, peers)
                .mapToObj(number -> new PeerId("peer-" + number))
                .toList();
        List<PeerId> up = all.stream()
                .filter(peer -> plan.presence().isUp(peer, Duration.ZERO))
                .toList();
        return Lives.planned(all, up, plan.acts(), length);
    }

    @ParameterizedTest(name = "sessions {0}, gaps {1}, seed 7")
    @MethodSource("models")
    void sessionsAndGapsGoByTheirLaws(Model session, Model gap) {
        Lives lives = plan(session, gap, 2_000, LONG, 7);

        assertThat(lives.sessions(HORIZON).pValue(session.cdf())).isGreaterThan(DOUBT);
        assertThat(lives.gaps(HORIZON).pValue(gap.cdf())).isGreaterThan(DOUBT);
        assertThat(lives.firstSessions().pValue(session.left())).isGreaterThan(DOUBT);
        assertThat(lives.firstGaps().pValue(gap.left())).isGreaterThan(DOUBT);
    }

    @ParameterizedTest(name = "sessions {0}, gaps {1}, seed 7")
    @MethodSource("models")
    void lawsThatAreATenthTooLongAreRefused(Model session, Model gap) {
        Lives lives = plan(session, gap, 4_000, LONG, 7);

        assertThat(lives.sessions(HORIZON).pValue(session.longer(1.1).cdf())).isLessThan(DOUBT);
        assertThat(lives.gaps(HORIZON).pValue(gap.longer(1.1).cdf())).isLessThan(DOUBT);
    }

    @Test
    void whoIsThereAtFirstIsNotTakenForWhoHasJustCome() {
        Lives lives = plan(WEIBULL, LOG_NORMAL, 2_000, LONG, 7);

        assertThat(lives.firstSessions().pValue(WEIBULL.cdf())).isLessThan(DOUBT);
        assertThat(lives.firstGaps().pValue(LOG_NORMAL.cdf())).isLessThan(DOUBT);
        assertThat(lives.sessions(HORIZON).pValue(WEIBULL.left())).isLessThan(DOUBT);
    }

    @Test
    void otherModelsOfTheSameMeanAreRefused() {
        Lives lives = plan(WEIBULL, LOG_NORMAL, 2_000, LONG, 7);

        assertThat(lives.sessions(HORIZON).pValue(EXPONENTIAL.cdf())).isLessThan(DOUBT);
        assertThat(lives.gaps(HORIZON).pValue(Model.exponential(1_232.7).cdf())).isLessThan(DOUBT);
    }

    @Test
    void whatIsFixedIsTheSameEveryTimeAndAnyPartOfItAtFirst() {
        Lives lives = plan(Model.fixed(300), Model.fixed(60), 2_000, Duration.ofHours(1), 7);

        assertThat(lives.sessions(HORIZON).seen()).hasSizeGreaterThan(5_000).containsOnly(300.0);
        assertThat(lives.gaps(HORIZON).seen()).hasSizeGreaterThan(5_000).containsOnly(60.0);
        assertThat(lives.firstSessions().pValue(t -> Math.min(1, t / 300))).isGreaterThan(DOUBT);
        assertThat(lives.firstGaps().pValue(t -> Math.min(1, t / 60))).isGreaterThan(DOUBT);
    }

    /** By chance: 10 of 200, give or take 10, which is three times their deviation. */
    @Test
    void oneRightPlanInTwentyIsDoubtedAtFivePercentAndNoMore() {
        List<Lives> plans = LongStream.range(0, 200)
                .mapToObj(seed -> plan(EXPONENTIAL, LOG_NORMAL, 100, LONG, seed))
                .toList();

        long sessions = plans.stream()
                .filter(lives -> lives.sessions(HORIZON).pValue(EXPONENTIAL.cdf()) < 0.05)
                .count();
        long gaps = plans.stream()
                .filter(lives -> lives.gaps(HORIZON).pValue(LOG_NORMAL.cdf()) < 0.05)
                .count();
        long left = plans.stream()
                .filter(lives -> lives.firstGaps().pValue(LOG_NORMAL.left()) < 0.05)
                .count();

        assertThat(List.of(sessions, gaps, left))
                .allSatisfy(
                        doubted -> assertThat((double) doubted).isCloseTo(10, Offset.offset(10.0)));
    }
}
