package p4.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SystemTimelineTest {

    private final BlockingQueue<Throwable> reported = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(2, task -> {
        var thread = new Thread(task, "test-timeline");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((where, thrown) -> reported.add(thrown));
        return thread;
    });
    private final SystemTimeline timeline = new SystemTimeline(pool);

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    /** Waits until everything that was handed to {@code other} before is done. */
    private static void passBy(Timeline other) throws InterruptedException {
        var passed = new CountDownLatch(1);
        other.execute(passed::countDown);
        assertThat(passed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tasksRunOneAtATimeInTheOrderTheyCame() throws InterruptedException {
        List<Integer> ran = new CopyOnWriteArrayList<>();

        IntStream.range(0, 1_000).forEach(i -> timeline.execute(() -> ran.add(i)));
        passBy(timeline);

        assertThat(ran).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
    }

    @Test
    void aTaskWaitsForItsTimeUnlessItIsCalledOff() throws InterruptedException {
        Instant before = timeline.instant();
        var due = new LinkedBlockingQueue<Instant>();
        Alarm calledOff = timeline.after(Duration.ofMillis(20), () -> due.add(Instant.MAX));

        calledOff.cancel();
        timeline.after(Duration.ofMillis(40), () -> due.add(timeline.instant()));
        Instant first = due.poll(10, TimeUnit.SECONDS);

        assertThat(first).isBetween(before.plusMillis(40), before.plusSeconds(10));
    }

    @Test
    void whatATaskThrowsIsReportedAndNothingRunsThereAnyMore() throws InterruptedException {
        var broken = new AssertionError("broken");
        List<String> ran = new CopyOnWriteArrayList<>();

        timeline.execute(() -> {
            timeline.execute(() -> ran.add("after it"));
            throw broken;
        });
        Throwable first = reported.poll(10, TimeUnit.SECONDS);
        timeline.execute(() -> ran.add("much later"));
        timeline.after(Duration.ofMillis(1), () -> ran.add("by the clock"));
        passBy(new SystemTimeline(pool));
        pool.shutdown();

        assertThat(first).isSameAs(broken);
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).isEmpty();
        assertThat(reported).isEmpty();
    }

    @Test
    void aTimelineThatBrokeStopsNoOther() throws InterruptedException {
        var other = new SystemTimeline(pool);

        timeline.after(Duration.ofMillis(1), () -> {
            throw new AssertionError("broken");
        });
        Throwable first = reported.poll(10, TimeUnit.SECONDS);

        assertThat(first).hasMessage("broken");
        passBy(other);
    }

    @Test
    void whatFollowsAStageIsATaskLikeAnyOther() throws InterruptedException {
        var stage = new CompletableFuture<String>();
        timeline.when(stage, (value, failed) -> {
            throw new IllegalStateException("broken by " + value);
        });

        stage.complete("a reply");
        Throwable first = reported.poll(10, TimeUnit.SECONDS);

        assertThat(first).isInstanceOf(IllegalStateException.class).hasMessage("broken by a reply");
    }
}
