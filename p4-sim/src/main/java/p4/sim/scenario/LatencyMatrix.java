package p4.sim.scenario;

import java.util.Arrays;
import java.util.List;

/** How long the way is from each of so many places to each, one way; square. */
public final class LatencyMatrix {

    private final int size;
    private final long[] nanos;

    /** Takes {@code rows}, in nanoseconds of 0 or more: from the row's place to the column's. */
    public LatencyMatrix(List<long[]> rows) {
        size = rows.size();
        nanos = new long[size * size];
        for (int i = 0; i < size; i++) {
            if (rows.get(i).length != size) {
                throw new IllegalArgumentException(
                        "row " + i + " of " + size + " has " + rows.get(i).length + " columns");
            }
            System.arraycopy(rows.get(i), 0, nanos, i * size, size);
        }
        if (size == 0 || Arrays.stream(nanos).anyMatch(each -> each < 0)) {
            throw new IllegalArgumentException("a matrix that is empty, or holds less than 0");
        }
    }

    /** How many places there are, 1 or more. */
    public int size() {
        return size;
    }

    /** How long the way from one place to another is, in nanoseconds; places count from 0. */
    public long nanos(int from, int to) {
        return nanos[from * size + to];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LatencyMatrix matrix && Arrays.equals(nanos, matrix.nanos);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(nanos);
    }

    @Override
    public String toString() {
        return "LatencyMatrix[" + size + " places]";
    }
}
