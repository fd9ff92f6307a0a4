package p4.sim.report.gist;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps every so manieth of what it is given, the first among them.
 *
 * <p>It keeps everything until that is too much; then it drops every other one, and takes only every
 * other one from there on, and so forth. No chance is involved.
 */
public final class Thinned<T> {

    private final int most;
    private List<T> kept = new ArrayList<>();
    private long given;
    private long every = 1;

    /** Keeps at most {@code most}, which is at least 2. */
    public Thinned(int most) {
        if (most < 2) throw new IllegalArgumentException("most: " + most);
        this.most = most;
    }

    void add(T item) {
        boolean due = given++ % every == 0;
        if (!due) return;
        if (kept.size() == most) {
            halve();
            if ((given - 1) % every != 0) return;
        }
        kept.add(item);
    }

    private void halve() {
        var half = new ArrayList<T>();
        for (int i = 0; i < kept.size(); i += 2) half.add(kept.get(i));
        kept = half;
        every *= 2;
    }

    /** Those that are kept, in the order in which they were given. */
    public List<T> kept() {
        return List.copyOf(kept);
    }

    /** How many there were. */
    public long given() {
        return given;
    }

    /** Each how manieth is kept: 1 if all are, else a power of two. */
    public long every() {
        return every;
    }

    /** Tells whether all are kept. */
    public boolean isWhole() {
        return every == 1;
    }
}
