package p4.sim.time;

import p4.time.Alarm;

/**
 * Tasks by the moment they are due, ties in the order they came.
 *
 * <p>Those due soon lie in a heap; where many wait, the others wait on {@link TimingWheels} until they
 * are due soon too. Adding and taking cost at most the logarithm of its size. What is called off is
 * forgotten at once, and its place given back when it is due or when half of all are such places.
 */
final class EventQueue {

    /** As many as a core's nearest caches hold: below that a heap is quicker than anything. */
    private static final int FEW = 512;

    private final TaskHeap soon = new TaskHeap();
    private final TimingWheels later = new TimingWheels();
    private final Runnable oneCalledOff = this::noteCalledOff;
    private int calledOff;
    private long turns;

    /** How many tasks wait, those called off not counted. */
    int size() {
        return soon.size() + later.size() - calledOff;
    }

    /** Adds {@code task}, due at {@code atNanos} from the origin. */
    Alarm add(long atNanos, Runnable task) {
        var waiting = new WaitingTask(atNanos, turns++, task, oneCalledOff);
        if (soon.size() < FEW || !later.takes(atNanos)) soon.add(waiting);
        else later.add(waiting);
        return waiting;
    }

    /** When the next task is due, in nanoseconds from the origin; {@link Long#MAX_VALUE} if none waits. */
    long nextNanos() {
        while (true) {
            long tick = soon.size() == 0
                    ? Long.MAX_VALUE
                    : TimingWheels.tick(soon.first().atNanos());
            if (later.size() > 0 && later.earliest() <= tick) {
                later.unload(this::hurry);
            } else if (soon.size() == 0) {
                return Long.MAX_VALUE;
            } else if (soon.first().isCalledOff()) {
                soon.removeFirst();
                calledOff--;
            } else {
                return soon.first().atNanos();
            }
        }
    }

    /** Takes the next task off; there must be one, as {@link #nextNanos} tells. */
    Runnable take() {
        return soon.removeFirst().take();
    }

    private void hurry(WaitingTask task) {
        if (task.isCalledOff()) calledOff--;
        else soon.add(task);
    }

    private void noteCalledOff() {
        calledOff++;
        int all = soon.size() + later.size();
        if (calledOff <= all / 2 || all <= FEW) return;
        soon.sweep();
        later.sweep();
        calledOff = 0;
    }
}
