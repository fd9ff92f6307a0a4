package p4.sim.time;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import p4.time.Alarm;

/**
 * Tasks by the moment they are due, ties in the order they came: a heap of four children a node.
 *
 * <p>Adding and taking cost at most the logarithm of its size. What is called off is forgotten at
 * once, and its place given back when it is due or when half of the heap is such places.
 */
final class EventQueue {

    private static final int CHILDREN = 4;
    private static final int FIRST_CAPACITY = 256;

    private Event[] heap = new Event[FIRST_CAPACITY];
    private int size;
    private int calledOff;
    private long turns;

    /** A task that waits. */
    private final class Event implements Alarm {

        private final long atNanos;
        private final long turn;
        private @Nullable Runnable task;

        private Event(long atNanos, long turn, Runnable task) {
            this.atNanos = atNanos;
            this.turn = turn;
            this.task = task;
        }

        @Override
        public void cancel() {
            if (task == null) return;
            task = null;
            calledOff++;
            if (calledOff > size / 2 && size > FIRST_CAPACITY) sweep();
        }

        /** Its task, once. */
        private Runnable take() {
            Runnable taken = Objects.requireNonNull(task, "it was called off");
            task = null;
            return taken;
        }

        private boolean isBefore(Event other) {
            return atNanos < other.atNanos || (atNanos == other.atNanos && turn < other.turn);
        }
    }

    /** How many tasks wait, those called off not counted. */
    int size() {
        return size - calledOff;
    }

    /** Adds {@code task}, due at {@code atNanos} from the origin. */
    Alarm add(long atNanos, Runnable task) {
        if (size == heap.length) heap = Arrays.copyOf(heap, 2 * size);
        var event = new Event(atNanos, turns++, task);
        up(size++, event);
        return event;
    }

    /** When the next task is due, in nanoseconds from the origin; {@link Long#MAX_VALUE} if none waits. */
    long nextNanos() {
        while (size > 0 && heap[0].task == null) {
            removeFirst();
            calledOff--;
        }
        return size == 0 ? Long.MAX_VALUE : heap[0].atNanos;
    }

    /** Takes the next task off; there must be one, as {@link #nextNanos} tells. */
    Runnable take() {
        return removeFirst().take();
    }

    private Event removeFirst() {
        Event first = heap[0];
        Event last = heap[--size];
        heap[size] = null;
        if (size > 0) down(0, last);
        return first;
    }

    private void sweep() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (heap[i].task != null) heap[kept++] = heap[i];
        }
        Arrays.fill(heap, kept, size, null);
        size = kept;
        calledOff = 0;
        for (int i = (size - 2) / CHILDREN; i >= 0 && size > 1; i--) down(i, heap[i]);
    }

    private void up(int from, Event event) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) / CHILDREN;
            if (!event.isBefore(heap[parent])) break;
            heap[place] = heap[parent];
            place = parent;
        }
        heap[place] = event;
    }

    private void down(int from, Event event) {
        int place = from;
        while (true) {
            int least = leastChild(place);
            if (least < 0 || !heap[least].isBefore(event)) break;
            heap[place] = heap[least];
            place = least;
        }
        heap[place] = event;
    }

    private int leastChild(int parent) {
        int first = parent * CHILDREN + 1;
        if (first >= size) return -1;
        int least = first;
        for (int i = first + 1; i < Math.min(first + CHILDREN, size); i++) {
            if (heap[i].isBefore(heap[least])) least = i;
        }
        return least;
    }
}
