package p4.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Promises of the timeline that tests move by hand. */
final class ManualTimelineTest {

    private final ManualTimeline timeline = new ManualTimeline();
    private final List<String> ran = new ArrayList<>();

    @Test
    void runsNothingInsideTheCallThatHandsItIn() {
        timeline.execute(() -> ran.add("now"));

        assertThat(ran).isEmpty();

        timeline.runReady();

        assertThat(ran).containsExactly("now");
    }

    @Test
    void runsByTimeAndThenByTurn() {
        timeline.after(Duration.ofSeconds(2), () -> ran.add("late"));
        timeline.after(Duration.ofSeconds(1), () -> ran.add("early"));
        timeline.after(Duration.ofSeconds(1), () -> ran.add("early too"));

        timeline.advance(Duration.ofSeconds(5));

        assertThat(ran).containsExactly("early", "early too", "late");
        assertThat(timeline.instant()).isEqualTo(ManualTimeline.EPOCH.plusSeconds(5));
    }

    @Test
    void aTaskSeesTheMomentItWasDueAt() {
        var seen = new ArrayList<Duration>();
        timeline.after(Duration.ofSeconds(1), () -> {
            seen.add(Duration.between(ManualTimeline.EPOCH, timeline.instant()));
            timeline.after(
                    Duration.ofSeconds(1),
                    () -> seen.add(Duration.between(ManualTimeline.EPOCH, timeline.instant())));
        });

        timeline.advance(Duration.ofSeconds(3));

        assertThat(seen).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void whatWasCalledOffNeverRuns() {
        Alarm alarm = timeline.after(Duration.ofSeconds(1), () -> ran.add("never"));

        alarm.cancel();
        timeline.advance(Duration.ofSeconds(2));

        assertThat(ran).isEmpty();
        assertThat(timeline.waiting()).isZero();
    }

    @Test
    @Timeout(10)
    void waitsForTasksOfOtherThreads() {
        var answer = new CompletableFuture<String>();
        var other = new Thread(() -> timeline.execute(() -> answer.complete("done")));

        other.start();

        assertThat(timeline.await(answer)).isEqualTo("done");
    }
}
