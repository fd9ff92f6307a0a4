package p4.sim.report.gist;

import java.util.Arrays;

/**
 * What happened in each second, in plain arrays; in each ten seconds and so on once there are many.
 *
 * <p>A cell has counts, which add up, and levels, which are as at its end, with their lowest and
 * highest.
 */
final class Cells {

    private static final int MOST = 100_000;
    private static final int TENFOLD = 10;

    private final int counts;
    private final int levels;
    private long[] sums = new long[0];
    private int[] last = new int[0];
    private int[] low = new int[0];
    private int[] high = new int[0];
    private final int[] now;
    private int size;
    private int width = 1;

    /** Cells of {@code counts} counts and {@code levels} levels each; there is none yet. */
    Cells(int counts, int levels) {
        this.counts = counts;
        this.levels = levels;
        this.now = new int[levels];
    }

    /** Makes all cells up to the one that holds {@code second}; levels go on as they were. */
    void reach(long second) {
        while (second / width >= MOST) mergeTens();
        int wanted = (int) (second / width) + 1;
        if (wanted > low.length / levels) grow(Math.max(wanted, size * 2));
        for (; size < wanted; size++) {
            for (int level = 0; level < levels; level++) begin(size * levels + level, now[level]);
        }
    }

    /** Counts {@code more} in the latest cell. */
    void count(int count, long more) {
        sums[(size - 1) * counts + count] += more;
    }

    /** A level is {@code value} from now on, in the latest cell. */
    void level(int level, int value) {
        if (now[level] == value) return;
        now[level] = value;
        int place = (size - 1) * levels + level;
        last[place] = value;
        low[place] = Math.min(low[place], value);
        high[place] = Math.max(high[place], value);
    }

    /** How many seconds a cell has. */
    int width() {
        return width;
    }

    /** How many cells there are. */
    int size() {
        return size;
    }

    /** What was counted in the cells from {@code from} to before {@code to}. */
    long sum(int count, int from, int to) {
        long sum = 0;
        for (int cell = from; cell < to; cell++) sum += sums[cell * counts + count];
        return sum;
    }

    /** A level at the end of {@code cell}. */
    int last(int level, int cell) {
        return last[cell * levels + level];
    }

    /** The lowest that a level was from {@code from} to before {@code to}. */
    int low(int level, int from, int to) {
        int lowest = Integer.MAX_VALUE;
        for (int cell = from; cell < to; cell++) {
            lowest = Math.min(lowest, low[cell * levels + level]);
        }
        return lowest;
    }

    /** The highest that a level was from {@code from} to before {@code to}. */
    int high(int level, int from, int to) {
        int highest = Integer.MIN_VALUE;
        for (int cell = from; cell < to; cell++) {
            highest = Math.max(highest, high[cell * levels + level]);
        }
        return highest;
    }

    private void begin(int place, int value) {
        last[place] = value;
        low[place] = value;
        high[place] = value;
    }

    private void grow(int cells) {
        sums = Arrays.copyOf(sums, cells * counts);
        last = Arrays.copyOf(last, cells * levels);
        low = Arrays.copyOf(low, cells * levels);
        high = Arrays.copyOf(high, cells * levels);
    }

    private void mergeTens() {
        int merged = (size + TENFOLD - 1) / TENFOLD;
        for (int cell = 0; cell < merged; cell++) merge(cell, cell * TENFOLD);
        Arrays.fill(sums, merged * counts, sums.length, 0);
        size = merged;
        width *= TENFOLD;
    }

    private void merge(int cell, int from) {
        int to = Math.min(from + TENFOLD, size);
        for (int count = 0; count < counts; count++) {
            sums[cell * counts + count] = sum(count, from, to);
        }
        for (int level = 0; level < levels; level++) {
            int lowest = low(level, from, to);
            int highest = high(level, from, to);
            last[cell * levels + level] = last(level, to - 1);
            low[cell * levels + level] = lowest;
            high[cell * levels + level] = highest;
        }
    }
}
