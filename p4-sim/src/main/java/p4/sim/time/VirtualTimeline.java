package p4.sim.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import p4.time.Alarm;
import p4.time.Timeline;

/**
 * Virtual time: one queue of tasks on the thread that runs it; between two tasks time jumps.
 *
 * <p>Every node of a run shares it. Tasks due at the same moment run in the order they were handed
 * in. What a task throws ends {@link #runUntil}: a broken invariant is never lost. For one thread.
 */
public final class VirtualTimeline implements Timeline {

    private final Instant origin;
    private final EventQueue later = new EventQueue();
    private final Queue<Runnable> next = new ArrayDeque<>();
    private Runnable afterEach = () -> {};
    private Instant now;
    private boolean nowIsOld;
    private long nowNanos;
    private long turns;

    /** Starts at {@code origin}. */
    public VirtualTimeline(Instant origin) {
        this.origin = origin;
        this.now = origin;
    }

    @Override
    public Instant instant() {
        if (nowIsOld) {
            now = origin.plusNanos(nowNanos);
            nowIsOld = false;
        }
        return now;
    }

    /** How long it has run, in nanoseconds of virtual time. */
    public long nanos() {
        return nowNanos;
    }

    /** How many tasks have run. */
    public long turns() {
        return turns;
    }

    /** How many tasks wait. */
    public int waiting() {
        return next.size() + later.size();
    }

    /** Has {@code check} run after every task from now on. */
    public void afterEach(Runnable check) {
        afterEach = check;
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        return afterNanos(delay.toNanos(), task);
    }

    /** Runs {@code task} once, {@code delayNanos} from now; zero or less means next. */
    public Alarm afterNanos(long delayNanos, Runnable task) {
        if (delayNanos > 0) return later.add(nowNanos + delayNanos, task);
        var own = new Soon(task);
        execute(own);
        return () -> next.remove(own);
    }

    /** Runs {@code task} after everything that is due now. */
    @Override
    public void execute(Runnable task) {
        next.add(task);
    }

    /**
     * Runs task after task until {@code done}, or until none is left.
     *
     * @return whether it is done; if not, nothing will ever happen again
     */
    public boolean runUntil(BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            if (!runNext()) return false;
        }
        return true;
    }

    /** Runs every task due within {@code span} from now, and lets that much time pass. */
    public void run(Duration span) {
        long end = nowNanos + span.toNanos();
        while (!next.isEmpty() || later.nextNanos() <= end) runNext();
        moveTo(end);
    }

    private boolean runNext() {
        Runnable task;
        long due = later.nextNanos();
        if (due <= nowNanos || next.isEmpty()) {
            if (due == Long.MAX_VALUE) return false;
            if (due > nowNanos) moveTo(due);
            task = later.take();
        } else {
            task = next.remove();
        }
        turns++;
        task.run();
        afterEach.run();
        return true;
    }

    private void moveTo(long nanos) {
        nowIsOld |= nanos != nowNanos;
        nowNanos = nanos;
    }

    /** A task that can be called off, told from the same task handed in twice. */
    private static final class Soon implements Runnable {

        private final Runnable task;

        Soon(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            task.run();
        }
    }
}
