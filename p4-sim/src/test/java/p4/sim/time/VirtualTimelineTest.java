package p4.sim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.time.Alarm;

class VirtualTimelineTest {

    private static final Instant ORIGIN = Instant.parse("2000-01-01T00:00:00Z");

    private final VirtualTimeline timeline = new VirtualTimeline(ORIGIN);
    private final List<String> done = new ArrayList<>();

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @Test
    void timeJumpsFromTaskToTask() {
        timeline.after(Duration.ofDays(2), () -> done.add("late " + timeline.instant()));
        timeline.after(Duration.ofNanos(1), () -> done.add("early " + timeline.instant()));

        timeline.runUntil(() -> false);

        assertThat(done)
                .containsExactly(
                        "early 2000-01-01T00:00:00.000000001Z", "late 2000-01-03T00:00:00Z");
        assertThat(timeline.turns()).isEqualTo(2);
    }

    @Test
    void tasksDueAtOneMomentRunInTheOrderTheyCame() {
        timeline.after(Duration.ofSeconds(1), () -> {
            done.add("a");
            timeline.execute(() -> done.add("d"));
            timeline.after(Duration.ZERO, () -> done.add("e"));
            timeline.execute(() -> done.add("f"));
        });
        timeline.after(Duration.ofSeconds(1), () -> done.add("b"));
        timeline.after(Duration.ofSeconds(1), () -> done.add("c"));

        timeline.runUntil(() -> false);

        assertThat(done).containsExactly("a", "b", "c", "d", "e", "f");
    }

    @Test
    void whatIsHandedInNeverRunsInsideThatCall() {
        timeline.execute(() -> {
            timeline.execute(() -> done.add("inner"));
            done.add("outer");
        });

        timeline.runUntil(() -> false);

        assertThat(done).containsExactly("outer", "inner");
    }

    @Test
    void whatIsCalledOffNeverRuns() {
        Alarm later = timeline.after(Duration.ofSeconds(1), () -> done.add("later"));
        Alarm next = timeline.after(Duration.ZERO, () -> done.add("next"));

        later.cancel();
        later.cancel();
        next.cancel();

        assertThat(timeline.runUntil(() -> false)).isFalse();
        assertThat(done).isEmpty();
        assertThat(timeline.instant()).isEqualTo(ORIGIN);
        assertThat(timeline.waiting()).isZero();
    }

    @Test
    void whatIsCalledOffIsNoTurnHoweverSoonItWasDue() {
        timeline.after(Duration.ZERO, () -> {}).cancel();
        timeline.after(Duration.ofSeconds(1), () -> {}).cancel();

        timeline.run(Duration.ofSeconds(1));

        assertThat(timeline.turns()).isZero();
    }

    @Test
    void aSpanThatIsRunPassesEvenIfNothingHappens() {
        timeline.after(Duration.ofSeconds(2), () -> done.add("in"));
        timeline.after(Duration.ofSeconds(4), () -> done.add("out"));

        timeline.run(Duration.ofSeconds(3));

        assertThat(done).containsExactly("in");
        assertThat(timeline.instant()).isEqualTo(ORIGIN.plusSeconds(3));
    }

    @Test
    void whatATaskThrowsEndsTheRun() {
        timeline.execute(() -> {
            throw new AssertionError("an invariant broke");
        });

        assertThatThrownBy(() -> timeline.runUntil(() -> false)).hasMessage("an invariant broke");
    }

    @Test
    void aCheckRunsAfterEveryTask() {
        timeline.afterEach(() -> done.add("check"));
        timeline.execute(() -> done.add("a"));
        timeline.after(Duration.ofSeconds(1), () -> done.add("b"));

        timeline.runUntil(() -> false);

        assertThat(done).containsExactly("a", "check", "b", "check");
    }

    /** A timer of a random run; {@code number} is the order it came in. */
    private record Timer(long nanos, int number) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyNumberOfTimersRunsInOrderWhateverIsCalledOff(long seed) {
        var chance = new SplittableRandom(seed);
        var expected = new ArrayList<Timer>();
        var ran = new ArrayList<Timer>();
        for (int i = 0; i < 3_000; i++) {
            var timer = new Timer(1 + chance.nextLong(500), i);
            Alarm alarm = timeline.after(Duration.ofNanos(timer.nanos()), () -> ran.add(timer));
            if (chance.nextInt(4) > 0) alarm.cancel();
            else expected.add(timer);
        }

        assertThat(timeline.waiting()).isEqualTo(expected.size());
        timeline.runUntil(() -> false);

        expected.sort(Comparator.comparing(Timer::nanos).thenComparing(Timer::number));
        assertThat(ran).isEqualTo(expected);
    }
}
