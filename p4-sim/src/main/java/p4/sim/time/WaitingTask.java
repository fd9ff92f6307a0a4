package p4.sim.time;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import p4.time.Alarm;

/** A task that waits in an {@link EventQueue} for its moment, ties in the order they came. */
final class WaitingTask implements Alarm {

    private final long atNanos;
    private final long turn;
    private final Runnable calledOff;
    private @Nullable Runnable task;

    /** {@code calledOff} hears of it if the task is called off, once. */
    WaitingTask(long atNanos, long turn, Runnable task, Runnable calledOff) {
        this.atNanos = atNanos;
        this.turn = turn;
        this.task = task;
        this.calledOff = calledOff;
    }

    /** When it is due, in nanoseconds from the origin. */
    long atNanos() {
        return atNanos;
    }

    boolean isCalledOff() {
        return task == null;
    }

    boolean isBefore(WaitingTask other) {
        return atNanos < other.atNanos || (atNanos == other.atNanos && turn < other.turn);
    }

    /** The task itself, once. */
    Runnable take() {
        Runnable taken = Objects.requireNonNull(task, "it was called off");
        task = null;
        return taken;
    }

    @Override
    public void cancel() {
        if (task == null) return;
        task = null;
        calledOff.run();
    }
}
