package p4.sim.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import p4.time.Alarm;
import p4.time.ManualTimeline;

class FreezableTimelineTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTimeline real = new ManualTimeline();
    private final FreezableTimeline timeline = new FreezableTimeline(real);
    private final List<String> done = new ArrayList<>();

    private Runnable task(String name) {
        return () -> done.add(name);
    }

    @Test
    void nothingRunsWhileItIsFrozenThoughTimeGoesOn() {
        timeline.freeze();
        timeline.execute(task("now"));
        timeline.after(SECOND, task("later"));

        real.advance(Duration.ofSeconds(5));

        assertThat(done).isEmpty();
        assertThat(timeline.instant()).isEqualTo(ManualTimeline.EPOCH.plusSeconds(5));
    }

    @Test
    void whatFellDueRunsAfterTheThawInOrder() {
        timeline.after(SECOND, task("first"));
        timeline.after(SECOND.multipliedBy(2), task("second"));
        timeline.after(SECOND.multipliedBy(9), task("not yet"));
        timeline.freeze();
        real.advance(SECOND.multipliedBy(3));

        timeline.thaw();
        timeline.execute(task("third"));
        real.runReady();

        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    void anAlarmThatFellDueInTheIceCanStillBeCalledOff() {
        List<Alarm> alarms = new ArrayList<>();
        timeline.after(SECOND, () -> alarms.get(0).cancel());
        alarms.add(timeline.after(SECOND.multipliedBy(2), task("called off")));
        timeline.freeze();
        real.advance(SECOND.multipliedBy(3));

        timeline.thaw();
        real.runReady();

        assertThat(done).isEmpty();
    }

    @Test
    void whatIsFrozenAgainWhileItCatchesUpHoldsTheRest() {
        timeline.freeze();
        timeline.execute(timeline::freeze);
        timeline.execute(task("held again"));
        real.runReady();

        timeline.thaw();
        real.runReady();

        assertThat(done).isEmpty();

        timeline.thaw();
        real.runReady();

        assertThat(done).containsExactly("held again");
    }
}
