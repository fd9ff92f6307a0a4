package p4.sim.compare;

import java.util.ArrayList;
import java.util.List;
import p4.sim.replay.LeftSeries;
import p4.sim.report.chart.Point;
import p4.sim.report.chart.RoundTime;

/** The series of runs in stretches of time that are the same for all of them. */
final class Bins {

    private static final int MOST = 120;

    private final int width;

    /** How many downloads ended how from {@code from} to {@code to} seconds, in each second. */
    record Bin(double from, double to, double ok, double refused, double failed, double nobody) {

        double all() {
            return ok + refused + failed + nobody;
        }
    }

    /** Bins for runs that last {@code seconds} at most, of which there will not be too many. */
    Bins(double seconds) {
        this.width = RoundTime.step(seconds / MOST);
    }

    /** How many seconds each has. */
    int width() {
        return width;
    }

    /** The downloads of {@code series}, in each second of a bin. */
    List<Bin> downloads(LeftSeries series) {
        var bins = new ArrayList<Bin>();
        for (LeftSeries.Line line : series.lines()) {
            int place = (int) (line.second() / width);
            while (bins.size() <= place) {
                double from = (double) bins.size() * width;
                bins.add(new Bin(from, from + width, 0, 0, 0, 0));
            }
            bins.set(place, add(bins.get(place), line));
        }
        return bins;
    }

    /** How many peers of {@code series} were up at the end of each bin, told for the whole of it. */
    List<Point> online(LeftSeries series) {
        var points = new ArrayList<Point>();
        double end = 0;
        for (LeftSeries.Line line : series.lines()) {
            double from = Math.floor((double) line.second() / width) * width;
            boolean sameBin = !points.isEmpty() && points.get(points.size() - 1).x() == from;
            if (sameBin) points.remove(points.size() - 1);
            points.add(new Point(from, line.online()));
            end = from + width;
        }
        if (!points.isEmpty())
            points.add(new Point(end, points.get(points.size() - 1).y()));
        return points;
    }

    private Bin add(Bin bin, LeftSeries.Line line) {
        return new Bin(
                bin.from(),
                bin.to(),
                bin.ok() + (double) line.ok() / width,
                bin.refused() + (double) line.refused() / width,
                bin.failed() + (double) line.failed() / width,
                bin.nobody() + (double) line.unavailable() / width);
    }
}
