package p4.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import p4.sim.cluster.Lane;
import p4.sim.journal.Event;
import p4.time.ManualTimeline;

class PunctualityTest {

    private final ManualTimeline timeline = new ManualTimeline();
    private final Queue<Runnable> held = new ArrayDeque<>();

    private Punctuality watching(Lane... lanes) {
        return new Punctuality(timeline, List.of(lanes));
    }

    private void pass(long millis) {
        timeline.advance(Duration.ofMillis(millis));
    }

    private static Event.RanLate only(Punctuality punctuality) {
        assertThat(punctuality.measured()).hasSize(1);
        return punctuality.measured().get(0);
    }

    @Test
    void anActThatBeginsLateIsLateByThatMuch() {
        Punctuality punctuality = watching();

        for (int late = 1; late <= 100; late++) {
            punctuality.acts(timeline.instant().minusMillis(late));
        }

        assertThat(only(punctuality))
                .isEqualTo(new Event.RanLate(
                        "acts of the plan",
                        100,
                        Duration.ofMillis(50),
                        Duration.ofMillis(99),
                        Duration.ofMillis(100)));
    }

    @Test
    void onATimelineThatIsOnTimeNothingIsLate() {
        Punctuality punctuality = watching(new Lane("timers", timeline));

        punctuality.start();
        pass(10_000);

        assertThat(only(punctuality).times()).isEqualTo(100);
        assertThat(only(punctuality).max()).isZero();
    }

    @Test
    void aLaneThatStandsStillIsLateForAsLongAsItStands() {
        Punctuality punctuality = watching(new Lane("disk", held::add));
        punctuality.start();

        pass(1_000);
        held.forEach(Runnable::run);

        assertThat(only(punctuality).times()).isEqualTo(10);
        assertThat(only(punctuality).max()).isEqualTo(Duration.ofMillis(900));
        assertThat(only(punctuality).median()).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void whatNeverComesOutOfALaneCountsAsLateByNow() {
        Punctuality punctuality = watching(new Lane("disk", held::add));
        punctuality.start();

        pass(1_000);

        assertThat(only(punctuality).max()).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    void nothingIsMeasuredAnyMoreOnceItIsStopped() {
        Punctuality punctuality = watching(new Lane("timers", timeline));
        punctuality.start();
        pass(500);

        punctuality.stop();
        pass(500);

        assertThat(only(punctuality).times()).isEqualTo(5);
    }

    @Test
    void whereNothingWasToBeDoneNothingIsSaid() {
        assertThat(watching().measured()).isEmpty();
    }
}
