package p4.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import p4.model.PeerId;
import p4.sim.Equilibrium;
import p4.sim.KolmogorovSmirnov;
import p4.sim.Scenarios;
import p4.sim.cluster.Act;
import p4.sim.scenario.Churn;
import p4.sim.scenario.Distribution;
import p4.sim.scenario.PeerGroup;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;

class ChurnPlanTest {

    private static final int PEERS = 2_000;
    private static final double DOUBT = 0.05;
    private static final Distribution HARDLY = new Distribution.Fixed(Duration.ofMillis(1));
    private static final Distribution FOR_EVER = new Distribution.Fixed(Duration.ofDays(3_650));

    /** Models of sessions whose mean is 20 s, and the share below so many seconds. */
    static Stream<Arguments> models() {
        Duration twenty = Duration.ofSeconds(20);
        return Stream.of(
                of(new Distribution.Exponential(twenty), t -> 1 - Math.exp(-t / 20)),
                of(
                        new Distribution.Weibull(0.5, Duration.ofSeconds(10)),
                        t -> 1 - Math.exp(-Math.sqrt(t / 10))),
                of(
                        new Distribution.Uniform(Duration.ofSeconds(10), Duration.ofSeconds(30)),
                        t -> Math.min(1, Math.max(0, (t - 10) / 20))));
    }

    private static Arguments of(Distribution session, DoubleUnaryOperator cdf) {
        return Arguments.of(session, cdf);
    }

    private static FaultPlan plan(Churn.Drawn churn, Duration duration) {
        var group = new PeerGroup("leechers", PEERS, Optional.empty(), Optional.of(churn), false);
        Scenario minute = Scenarios.minute(List.of(group), List.of(), List.of());
        return FaultPlanner.plan(Scenarios.lasting(duration, minute), new Seed(7));
    }

    private static Churn.Drawn fresh(Distribution session, Distribution gap) {
        return new Churn.Drawn(session, gap, 0.5, Churn.Start.FRESH);
    }

    private static Churn.Drawn steady(Distribution session, Distribution gap) {
        return new Churn.Drawn(session, gap, 0.5, Churn.Start.STEADY);
    }

    /** When each peer first went, in seconds. */
    private static double[] firstEnds(FaultPlan plan) {
        Map<PeerId, Duration> ends = new TreeMap<>();
        plan.acts().forEach(timed -> {
            if (timed.act() instanceof Act.Crash crash) ends.putIfAbsent(crash.peer(), timed.at());
            if (timed.act() instanceof Act.Leave leave) ends.putIfAbsent(leave.peer(), timed.at());
        });
        return ends.values().stream().mapToDouble(end -> end.toMillis() / 1e3).toArray();
    }

    private static double up(FaultPlan plan, long seconds) {
        Duration at = Duration.ofSeconds(seconds);
        long up = IntStream.rangeClosed(1, PEERS)
                .filter(n -> plan.presence().isUp(new PeerId("leechers-" + n), at))
                .count();
        return (double) up / PEERS;
    }

    @ParameterizedTest(name = "{0}, seed 7")
    @MethodSource("models")
    void whoComesFreshStaysForAWholeSession(Distribution session, DoubleUnaryOperator cdf) {
        FaultPlan plan = plan(fresh(session, FOR_EVER), Duration.ofDays(3_650));

        assertThat(KolmogorovSmirnov.pValue(firstEnds(plan), PEERS, cdf)).isGreaterThan(DOUBT);
    }

    @ParameterizedTest(name = "{0}, seed 7")
    @MethodSource("models")
    void whoWasThereAlreadyStaysForWhatIsLeft(Distribution session, DoubleUnaryOperator cdf) {
        FaultPlan plan = plan(steady(session, HARDLY), Duration.ofMinutes(10));

        double[] ends = firstEnds(plan);

        assertThat(KolmogorovSmirnov.pValue(ends, PEERS, Equilibrium.of(cdf))).isGreaterThan(DOUBT);
    }

    @ParameterizedTest(name = "{0}, seed 7")
    @MethodSource("models")
    void steadyChurnHasAsManyUpAtAnyTime(Distribution session, DoubleUnaryOperator cdf) {
        var gap = new Distribution.Weibull(0.5, Duration.ofSeconds(10));

        FaultPlan plan = plan(steady(session, gap), Duration.ofMinutes(2));

        assertThat(Stream.of(0L, 5L, 20L, 60L, 119L).map(at -> up(plan, at)))
                .allSatisfy(share -> assertThat(share).isCloseTo(0.5, Offset.offset(0.035)));
    }

    @Test
    void freshChurnBeginsWithEverybodyAndLosesManyAtOnce() {
        var session = new Distribution.Weibull(0.5, Duration.ofSeconds(10));

        FaultPlan plan = plan(fresh(session, session), Duration.ofMinutes(2));

        assertThat(up(plan, 0)).isEqualTo(1);
        assertThat(up(plan, 5)).isBetween(0.5, 0.7);
    }

    @Test
    void nobodyIsStartedOrEndedAtTheVeryBeginning() {
        var hardly = new Distribution.Weibull(0.2, Duration.ofMillis(1));

        FaultPlan fresh = plan(fresh(hardly, FOR_EVER), Duration.ofMinutes(1));
        FaultPlan steady = plan(steady(hardly, hardly), Duration.ofMillis(5));

        assertThat(fresh.acts()).isNotEmpty().noneMatch(timed -> timed.at().isZero());
        assertThat(steady.acts()).isNotEmpty().noneMatch(timed -> timed.at().isZero());
    }

    @Test
    void halfOfTheSessionsEndInACrashIfHalfShould() {
        FaultPlan plan = plan(
                steady(new Distribution.Exponential(Duration.ofSeconds(20)), HARDLY),
                Duration.ofMinutes(2));

        long crashes = count(plan, Act.Crash.class);
        long leaves = count(plan, Act.Leave.class);

        assertThat((double) crashes / (crashes + leaves)).isCloseTo(0.5, Offset.offset(0.02));
    }

    private static long count(FaultPlan plan, Class<? extends Act> kind) {
        return plan.acts().stream()
                .filter(timed -> kind.isInstance(timed.act()))
                .count();
    }
}
