package p4.sim.report;

import java.util.ArrayList;
import java.util.List;
import p4.sim.report.chart.Axis;
import p4.sim.report.chart.Frame;
import p4.sim.report.chart.Plot;
import p4.sim.report.chart.Point;
import p4.sim.report.chart.Quantity;
import p4.sim.report.gist.Gist;
import p4.sim.report.gist.Lag;
import p4.sim.report.gist.Spread;
import p4.sim.report.gist.Timed;

/** The pictures of how long something took, each drawn for whatever frame is asked for. */
final class TimePictures {

    private static final int Y_TICKS = 4;
    private static final double APART = 0.08; // of the height; closer, two labels meet
    private static final int STEPS_MOST = 250;
    private static final int DOTS_MOST = 150;
    private static final int STRETCHES_MOST = 100;

    private final Gist gist;
    private final double lease;
    private final List<Lag> lags;
    private final Spread spread;
    private final List<Timed> timed;

    /** {@code lease} is the scenario's, in seconds. */
    TimePictures(Gist gist, double lease) {
        this.gist = gist;
        this.lease = lease;
        this.lags = gist.lags().shown(gist.end());
        this.spread = gist.latencies().spread();
        this.timed = gist.latencies().timed(gist.end(), STRETCHES_MOST);
    }

    /** The crashes that {@link #lags} draws. */
    List<Lag> lags() {
        return lags;
    }

    /** How long downloads took. */
    Spread spread() {
        return spread;
    }

    /** What {@link #course} draws. */
    List<Timed> timed() {
        return timed;
    }

    /** From each crash to the eviction that followed it, against the lease. */
    String lags(Frame frame) {
        double slowest = gist.lags().longest(gist.end());
        double top = Math.max(lease + 1, slowest) * 1.1;
        var plot = new Plot(
                frame,
                "Time from crash to eviction",
                Quantity.count(gist.lags().count()) + " crashed peers, the slowest gone after "
                        + Quantity.seconds(slowest) + "; the lease is " + Quantity.seconds(lease)
                        + ".",
                Axis.time(gist.end(), frame.ticks()),
                Axis.lasting(top, Y_TICKS));
        Pictures.backdrop(plot, gist);
        plot.level("limit", lease + 1, "lease + 1 s")
                .level("lease", lease, 1 / top > APART ? "lease" : "");
        lags.forEach(lag -> draw(plot, lag));
        return plot.svg();
    }

    private void draw(Plot plot, Lag lag) {
        String style = lag.seconds() > lease + 1 || !lag.evicted() ? "late" : "eviction";
        var at = new Point(lag.crash(), lag.seconds());
        String words = lag.peer() + " crashed at " + Quantity.seconds(lag.crash()) + ", "
                + (lag.evicted() ? "evicted " : "still listed ") + Quantity.seconds(lag.seconds())
                + " later";
        if (lags.size() > DOTS_MOST) plot.speck(style, at, words);
        else plot.dot(style, at, words);
    }

    /** What share of the downloads took at most so long. */
    String latencies(Frame frame) {
        double quickest = spread.percentile(0);
        var plot = new Plot(
                frame,
                "Share of downloads that took at most so long",
                "Median " + Quantity.seconds(spread.percentile(50)) + ", p99 "
                        + Quantity.seconds(spread.percentile(99)) + ".",
                Axis.logTime(quickest, spread.percentile(100)),
                Axis.upTo(1, Y_TICKS, share -> Math.round(share * 100) + "%"));
        plot.stairs("ok", shares(quickest));
        for (int percent : new int[] {50, 90, 99}) {
            double at = spread.percentile(percent);
            String words = "p" + percent + " " + Quantity.seconds(at);
            plot.dot("mark", new Point(at, percent / 100.0), words);
            plot.note("mark", new Point(at, percent / 100.0), words);
        }
        return plot.svg();
    }

    /** How long downloads took as the run went on: the median, and up to the slowest of a hundred. */
    String course(Frame frame) {
        double least =
                timed.stream().mapToDouble(t -> t.spread().percentile(50)).min().orElse(0);
        double most =
                timed.stream().mapToDouble(t -> t.spread().percentile(99)).max().orElse(0);
        var plot = new Plot(
                frame,
                "How long downloads took as the run went on",
                "Medians of " + Quantity.seconds(least) + " and more, p99 of at most "
                        + Quantity.seconds(most) + ".",
                Axis.time(gist.end(), frame.ticks()),
                Axis.logTime(least, most));
        Pictures.backdrop(plot, gist);
        for (Timed stretch : timed) {
            double median = stretch.spread().percentile(50);
            double slow = stretch.spread().percentile(99);
            plot.column("tail", new Point(stretch.from(), median), new Point(stretch.to(), slow));
            plot.stairs(
                    "median",
                    List.of(new Point(stretch.from(), median), new Point(stretch.to(), median)));
            plot.hint(
                    stretch.from(),
                    stretch.to(),
                    "from " + Quantity.seconds(stretch.from()) + ": p50 "
                            + Quantity.seconds(median) + ", p99 " + Quantity.seconds(slow) + " of "
                            + Quantity.count(stretch.spread().count()));
        }
        return plot.svg();
    }

    /** A step for each download, or 250 of equal height. */
    private List<Point> shares(double quickest) {
        var points = new ArrayList<Point>(List.of(new Point(quickest, 0)));
        long steps = Math.min(spread.count(), STEPS_MOST);
        for (int i = 1; i <= steps; i++) {
            points.add(new Point(spread.percentile(100.0 * i / steps), (double) i / steps));
        }
        points.add(new Point(Double.MAX_VALUE, 1));
        return points;
    }
}
