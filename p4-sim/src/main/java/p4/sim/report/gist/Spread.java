package p4.sim.report.gist;

import java.util.Arrays;
import java.util.function.DoubleToLongFunction;
import org.HdrHistogram.Histogram;

/** Times by their rank, the shortest first. */
public final class Spread {

    private final long count;
    private final DoubleToLongFunction microsAt;

    private Spread(long count, DoubleToLongFunction microsAt) {
        this.count = count;
        this.microsAt = microsAt;
    }

    /** That of {@code micros}, in any order; exact. */
    public static Spread of(long[] micros) {
        long[] sorted = micros.clone();
        Arrays.sort(sorted);
        return new Spread(sorted.length, percent -> {
            int rank = (int) Math.ceil(percent * sorted.length / 100 - 1e-9);
            return sorted[Math.max(rank, 1) - 1];
        });
    }

    static Spread of(Histogram micros) {
        return new Spread(micros.getTotalCount(), micros::getValueAtPercentile);
    }

    /** How many times there are. */
    public long count() {
        return count;
    }

    /** The nearest-rank percentile, in seconds; there must be a time. */
    public double percentile(double percent) {
        if (count == 0) throw new IllegalStateException("nothing was timed");
        return microsAt.applyAsLong(percent) / 1e6;
    }
}
