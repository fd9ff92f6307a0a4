package p4.sim.time;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Tasks of the more distant future, sorted no finer than their moment needs: wheels of 256 slots, of a
 * tick each on the lowest, and of a whole turn of the wheel below on every other.
 *
 * <p>Whatever waits, adding one writes to the end of one slot, and each task is moved at most once a
 * wheel, slot by slot, so that memory is read and written in order; a heap of a million tasks misses
 * the caches at every step. Source: Varghese and Lauck, "Hashed and hierarchical timing wheels", SOSP
 * 1987, scheme 7.
 */
final class TimingWheels {

    private static final int TICK_BITS = 20; // 2^20 ns, about a millisecond
    private static final int SLOT_BITS = 8;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final int WHEELS = (Long.SIZE - 1 - TICK_BITS) / SLOT_BITS + 1;
    private static final int USUAL = 8;
    private static final int LARGE = 4_096;
    private static final WaitingTask[] NONE = {};

    private final WaitingTask[][] slots = new WaitingTask[WHEELS * SLOTS][];
    private final int[] sizes = new int[WHEELS * SLOTS];
    private int size;

    /** Every task here is due in this tick or later; all earlier ones were unloaded. */
    private long current;

    /** No task here is due before this tick; {@link Long#MAX_VALUE} if there is none. */
    private long earliest = Long.MAX_VALUE;

    TimingWheels() {
        Arrays.fill(slots, NONE);
    }

    /** The tick in which the moment {@code atNanos} lies. */
    static long tick(long atNanos) {
        return atNanos >> TICK_BITS;
    }

    int size() {
        return size;
    }

    /** A tick before which no task here is due; {@link Long#MAX_VALUE} if there is none. */
    long earliest() {
        return earliest;
    }

    /** Tells whether a task due at {@code atNanos} may still be added: its tick was not unloaded. */
    boolean takes(long atNanos) {
        return tick(atNanos) >= current;
    }

    /** Adds {@code task}, which it {@link #takes}. */
    void add(WaitingTask task) {
        size++;
        earliest = Math.min(earliest, insert(task));
    }

    /** Hands over every task of the tick {@link #earliest}, if that is one's, or looks closer at it. */
    void unload(Consumer<WaitingTask> due) {
        int wheel = 0;
        while (next(wheel) == SLOTS) wheel++;
        int slot = next(wheel);
        int shift = wheel * SLOT_BITS;
        current = ((current >> shift >> SLOT_BITS << SLOT_BITS) | slot) << shift;
        if (wheel > 0) {
            spread(wheel, slot);
        } else {
            size -= sizes[slot];
            empty(slot, due);
            current++;
            for (int above = 1; above < WHEELS && turned(above); above++) {
                spread(above, place(above));
            }
        }
        earliest = nextTick();
    }

    /** Takes out all that are called off. */
    void sweep() {
        size = 0;
        for (int at = 0; at < slots.length; at++) {
            WaitingTask[] some = slots[at];
            int kept = 0;
            for (int i = 0; i < sizes[at]; i++) {
                if (!some[i].isCalledOff()) some[kept++] = some[i];
            }
            Arrays.fill(some, kept, sizes[at], null);
            sizes[at] = kept;
            size += kept;
        }
        earliest = nextTick();
    }

    /** Puts {@code task} where it belongs; tells the first tick of its slot. */
    private long insert(WaitingTask task) {
        long tick = tick(task.atNanos());
        long apart = tick ^ current;
        int wheel = apart == 0 ? 0 : (Long.SIZE - 1 - Long.numberOfLeadingZeros(apart)) / SLOT_BITS;
        int shift = wheel * SLOT_BITS;
        int at = wheel * SLOTS + (int) ((tick >> shift) & (SLOTS - 1));
        int count = sizes[at]++;
        if (count == slots[at].length) {
            slots[at] = Arrays.copyOf(slots[at], Math.max(USUAL, 2 * count));
        }
        slots[at][count] = task;
        return tick >> shift << shift;
    }

    /** Moves the tasks of one slot to the wheels below. */
    private void spread(int wheel, int slot) {
        empty(wheel * SLOTS + slot, this::insert);
    }

    private void empty(int at, Consumer<WaitingTask> target) {
        WaitingTask[] some = slots[at];
        int count = sizes[at];
        sizes[at] = 0;
        slots[at] = NONE; // a task may come back to this very slot
        for (int i = 0; i < count; i++) target.accept(some[i]);
        if (some.length > LARGE || slots[at] != NONE) return;
        Arrays.fill(some, 0, count, null);
        slots[at] = some;
    }

    /** Whether the current tick is the first of a slot of {@code wheel}. */
    private boolean turned(int wheel) {
        return (current & ((1L << (wheel * SLOT_BITS)) - 1)) == 0;
    }

    /** The slot of {@code wheel} that the current tick lies in. */
    private int place(int wheel) {
        return (int) ((current >> (wheel * SLOT_BITS)) & (SLOTS - 1));
    }

    /** The next slot of {@code wheel} with a task, from the current one on; or {@link #SLOTS}. */
    private int next(int wheel) {
        int slot = place(wheel);
        while (slot < SLOTS && sizes[wheel * SLOTS + slot] == 0) slot++;
        return slot;
    }

    private long nextTick() {
        if (size == 0) return Long.MAX_VALUE;
        int wheel = 0;
        while (next(wheel) == SLOTS) wheel++;
        int shift = wheel * SLOT_BITS;
        return ((current >> shift >> SLOT_BITS << SLOT_BITS) | next(wheel)) << shift;
    }
}
