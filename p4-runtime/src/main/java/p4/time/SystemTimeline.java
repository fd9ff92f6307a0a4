package p4.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Real time: the one class that reads the machine's clock.
 *
 * <p>Many timelines share one pool of threads; each runs its own tasks one at a time. It reads the
 * wall clock once and counts on with the monotonic one, so it never goes backwards. What a task throws
 * is reported to the thread's uncaught-exception handler; after that this timeline runs nothing, the
 * others of its pool go on.
 */
public final class SystemTimeline implements Timeline {

    private final ScheduledExecutorService pool;
    private final Instant origin = Instant.now();
    private final long originNanos = System.nanoTime();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;
    private boolean broken;

    /** Runs on the threads of {@code pool}, which stays its owner's to shut down. */
    public SystemTimeline(ScheduledExecutorService pool) {
        this.pool = pool;
    }

    @Override
    public Instant instant() {
        return origin.plusNanos(System.nanoTime() - originNanos);
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        var calledOff = new AtomicBoolean();
        Runnable unlessCalledOff = () -> {
            if (!calledOff.get()) task.run();
        };
        ScheduledFuture<?> future = pool.schedule(
                () -> execute(unlessCalledOff), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> {
            calledOff.set(true);
            future.cancel(false);
        };
    }

    @Override
    public void execute(Runnable task) {
        synchronized (waiting) {
            if (broken) return;
            waiting.add(task);
            if (running) return;
            running = true;
        }
        pool.execute(this::drain);
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) runReporting(task);
    }

    private Runnable next() {
        synchronized (waiting) {
            Runnable task = waiting.poll();
            running = task != null;
            return task;
        }
    }

    private void runReporting(Runnable task) {
        try {
            task.run();
        } catch (Throwable thrown) {
            end();
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
        }
    }

    private void end() {
        synchronized (waiting) {
            broken = true;
            waiting.clear();
        }
    }
}
