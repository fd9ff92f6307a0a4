package p4.sim.time;

import java.util.Arrays;

/** Waiting tasks, the first one at the top: a heap of four children a node. */
final class TaskHeap {

    private static final int CHILDREN = 4;
    private static final int FIRST_CAPACITY = 256;

    private WaitingTask[] heap = new WaitingTask[FIRST_CAPACITY];
    private int size;

    int size() {
        return size;
    }

    void add(WaitingTask task) {
        if (size == heap.length) heap = Arrays.copyOf(heap, 2 * size);
        up(size++, task);
    }

    /** The first; there must be one. */
    WaitingTask first() {
        return heap[0];
    }

    /** Takes the first off; there must be one. */
    WaitingTask removeFirst() {
        WaitingTask first = heap[0];
        WaitingTask last = heap[--size];
        heap[size] = null;
        if (size > 0) down(0, last);
        return first;
    }

    /** Takes off all that are called off. */
    void sweep() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!heap[i].isCalledOff()) heap[kept++] = heap[i];
        }
        Arrays.fill(heap, kept, size, null);
        size = kept;
        for (int i = (size - 2) / CHILDREN; i >= 0 && size > 1; i--) down(i, heap[i]);
    }

    private void up(int from, WaitingTask task) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) / CHILDREN;
            if (!task.isBefore(heap[parent])) break;
            heap[place] = heap[parent];
            place = parent;
        }
        heap[place] = task;
    }

    private void down(int from, WaitingTask task) {
        int place = from;
        while (true) {
            int least = leastChild(place);
            if (least < 0 || !heap[least].isBefore(task)) break;
            heap[place] = heap[least];
            place = least;
        }
        heap[place] = task;
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
