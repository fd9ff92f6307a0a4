package p4.sim.report.gist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import p4.sim.report.chart.Point;

/** A number that changes now and then: its value, and each change while they are few. */
public final class Stairs {

    private static final int MOST = 1_000;

    private final List<Point> changes = new ArrayList<>();
    private long count;
    private int value;
    private int max;
    private double since;
    private double area;

    void change(double at, int to) {
        if (count > 0 && to == value) return;
        area = area(at);
        since = at;
        value = to;
        max = Math.max(max, to);
        count++;
        if (count <= MOST) changes.add(new Point(at, to));
        else changes.clear();
    }

    /** The value by now; 0 before the first change. */
    public int value() {
        return value;
    }

    /** The highest value so far. */
    public int max() {
        return max;
    }

    /** The sum of the values over the seconds until {@code end}. */
    double area(double end) {
        return area + value * (end - since);
    }

    /** Every change and the value at {@code end}; empty if there are too many to tell apart. */
    public Optional<List<Point>> points(double end) {
        if (count > MOST) return Optional.empty();
        var points = new ArrayList<>(changes);
        if (!points.isEmpty()) points.add(new Point(end, value));
        return Optional.of(points);
    }
}
