package p4.sim.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import p4.time.Alarm;
import p4.time.Timeline;

/**
 * A timeline whose tasks can be held up, as by a long pause of a garbage collector.
 *
 * <p>Time goes on meanwhile; what fell due runs, in order, after the thaw.
 */
public final class FreezableTimeline implements Timeline {

    private final Timeline real;
    private final Queue<Runnable> held = new ArrayDeque<>(); // touched on the real timeline only
    private volatile boolean frozen;

    public FreezableTimeline(Timeline real) {
        this.real = real;
    }

    /** Holds up every task from now on. */
    public void freeze() {
        frozen = true;
    }

    /** Runs what was held up, and goes on. */
    public void thaw() {
        frozen = false;
        real.execute(this::catchUp);
    }

    @Override
    public Instant instant() {
        return real.instant();
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        var calledOff = new AtomicBoolean();
        Runnable unlessCalledOff = () -> {
            if (!calledOff.get()) task.run();
        };
        Alarm alarm = real.after(delay, () -> runOrHold(unlessCalledOff));
        return () -> {
            calledOff.set(true);
            alarm.cancel();
        };
    }

    @Override
    public void execute(Runnable task) {
        real.execute(() -> runOrHold(task));
    }

    /** Runs {@code task} now, or after the thaw; to be called on the real timeline. */
    public void runOrHold(Runnable task) {
        if (frozen || !held.isEmpty()) held.add(task);
        else task.run();
    }

    private void catchUp() {
        while (!frozen && !held.isEmpty()) held.remove().run();
    }
}
