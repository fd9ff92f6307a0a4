package p4.sim.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VirtualSchedulerTest {

    private final VirtualTimeline timeline = new VirtualTimeline(Instant.EPOCH);
    private final VirtualScheduler scheduler = new VirtualScheduler(timeline);
    private final List<String> done = new ArrayList<>();

    @Test
    void aTimerOfALibraryRunsWhenVirtualTimeHasCome() throws Exception {
        ScheduledFuture<String> timer =
                scheduler.schedule(() -> "at " + timeline.instant(), 90, TimeUnit.SECONDS);

        timeline.run(Duration.ofMinutes(1));
        long left = timer.getDelay(TimeUnit.SECONDS);
        timeline.run(Duration.ofMinutes(1));

        assertThat(left).isEqualTo(30);
        assertThat(timer.get()).isEqualTo("at 1970-01-01T00:01:30Z");
    }

    @Test
    void aTimerThatIsCancelledLeavesNothingBehind() {
        ScheduledFuture<?> timer = scheduler.schedule(() -> done.add("x"), 1, TimeUnit.DAYS);

        timer.cancel(false);

        assertThat(timeline.waiting()).isZero();
        assertThat(timer.isCancelled()).isTrue();
    }

    @Test
    void whatRepeatsGoesOnUntilItIsCancelled() {
        ScheduledFuture<?> ticks =
                scheduler.scheduleAtFixedRate(() -> done.add("tick"), 1, 2, TimeUnit.SECONDS);

        timeline.run(Duration.ofSeconds(6));
        ticks.cancel(false);
        timeline.run(Duration.ofSeconds(6));

        assertThat(done).containsExactly("tick", "tick", "tick");
    }

    @Test
    void whatIsExecutedRunsOnTheTimeline() {
        scheduler.execute(() -> done.add("now"));

        assertThat(done).isEmpty();
        timeline.run(Duration.ZERO);
        assertThat(done).containsExactly("now");
    }
}
