package p4.sim.time;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import p4.time.Alarm;
import p4.time.Timeline;

/**
 * A timeline as libraries know it that want a scheduler for their timers; starts no thread.
 *
 * <p>It cannot be shut down, since it owns nothing. For the timeline's thread alone.
 */
public final class VirtualScheduler extends AbstractExecutorService
        implements ScheduledExecutorService {

    private final Timeline timeline;

    /** Runs what it is given on {@code timeline}. */
    public VirtualScheduler(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void execute(Runnable task) {
        timeline.execute(task);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return schedule(
                () -> {
                    task.run();
                    return true;
                },
                delay,
                unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        var planned = new Planned<>(task);
        planned.plan(Duration.ofNanos(unit.toNanos(delay)), Duration.ZERO);
        return planned;
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(
            Runnable task, long initialDelay, long period, TimeUnit unit) {
        return scheduleWithFixedDelay(task, initialDelay, period, unit);
    }

    /** Repeats {@code task}; on virtual time, where tasks take none, rate and delay are one. */
    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
            Runnable task, long initialDelay, long delay, TimeUnit unit) {
        var planned = new Planned<>(() -> {
            task.run();
            return true;
        });
        planned.plan(
                Duration.ofNanos(unit.toNanos(initialDelay)),
                Duration.ofNanos(unit.toNanos(delay)));
        return planned;
    }

    @Override
    public void shutdown() {
        // the timeline goes on for the others
    }

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    /** Tells at once that it goes on: virtual time does not pass while somebody waits. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }

    private final class Planned<V> extends FutureTask<V> implements ScheduledFuture<V> {

        private Alarm alarm = () -> {};
        private Duration period = Duration.ZERO;
        private long dueNanos;

        Planned(Callable<V> task) {
            super(task);
        }

        void plan(Duration delay, Duration every) {
            period = every;
            dueNanos = epochNanos() + delay.toNanos();
            alarm = timeline.after(delay, this);
        }

        @Override
        public void run() {
            if (period.isZero()) super.run();
            else if (runAndReset()) plan(period, period);
        }

        @Override
        protected void done() {
            alarm.cancel();
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueNanos - epochNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(
                    getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }

        private long epochNanos() {
            var now = timeline.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }
    }
}
