package p4.sim.report.gist;

import java.util.ArrayList;
import java.util.List;

/** Things that happened at moments: how many, and each of them while they are few. */
public final class Marks {

    /** As many as are told apart; of more only the number is known. */
    public static final int MOST = 300;

    private final List<Moment> moments = new ArrayList<>();
    private long count;

    void add(double at, String what) {
        count++;
        if (count <= MOST) moments.add(new Moment(at, what));
        else moments.clear();
    }

    /** How many there were. */
    public long count() {
        return count;
    }

    /** Tells whether there are too many to be told apart. */
    public boolean areMany() {
        return count > MOST;
    }

    /** Each of them in the order of time; none if they {@link #areMany}. */
    public List<Moment> moments() {
        return List.copyOf(moments);
    }
}
