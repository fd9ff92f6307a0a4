package p4.sim.compare;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import p4.sim.report.chart.Axis;
import p4.sim.report.chart.Frame;
import p4.sim.report.chart.Plot;
import p4.sim.report.chart.Point;
import p4.sim.report.chart.Quantity;

/** The pictures of several runs, each drawn upon axes that fit all of them. */
final class VersusPictures {

    /** One panel of several, for a desk. */
    static final Frame LOW_WIDE = new Frame("wide", 880, 150, 12);

    /** One panel of several, for a phone held upright. */
    static final Frame LOW_NARROW = new Frame("narrow", 340, 140, 5);

    private static final int Y_TICKS = 4;
    private static final int Y_TICKS_LOW = 2;

    private final List<Subject> subjects;
    private final double end;
    private final Bins bins;

    VersusPictures(List<Subject> subjects) {
        this.subjects = List.copyOf(subjects);
        this.end =
                subjects.stream().mapToDouble(one -> one.course().end()).max().orElse(1);
        this.bins = new Bins(end);
    }

    /** How many seconds of downloads make a column. */
    int binWidth() {
        return bins.width();
    }

    /** The most downloads that ended in a second, in any run. */
    double mostDownloads() {
        return subjects.stream()
                .flatMap(one -> bins.downloads(one.course().series()).stream())
                .mapToDouble(Bins.Bin::all)
                .max()
                .orElse(0);
    }

    /** How many peers were up in each run. */
    String online(Frame frame) {
        double most = subjects.stream()
                .flatMap(one -> bins.online(one.course().series()).stream())
                .mapToDouble(Point::y)
                .max()
                .orElse(0);
        var plot = new Plot(
                frame,
                "Peers online",
                "At most " + Math.round(most) + " in any of the runs.",
                Axis.time(end, frame.ticks()),
                Axis.counting(Math.round(most * 1.05) + 1, Y_TICKS));
        for (Subject one : subjects) {
            plot.stairs(one.style(), bins.online(one.course().series()));
        }
        return plot.svg();
    }

    /** Downloads of {@code one} that ended in each second, by how they ended. */
    String downloads(Subject one, Frame frame) {
        double most = mostDownloads();
        var plot = new Plot(
                frame,
                "Downloads per second by outcome, run " + one.letter(),
                "On the same axes as those of the other runs.",
                Axis.time(Math.max(end, bins.width()), frame.ticks()),
                Axis.upTo(most, Y_TICKS_LOW, Quantity::compact));
        for (Bins.Bin bin : bins.downloads(one.course().series())) {
            double base = column(plot, "ok", bin, 0, bin.ok());
            base = column(plot, "refused", bin, base, bin.refused());
            base = column(plot, "failed", bin, base, bin.failed());
            column(plot, "unavailable", bin, base, bin.nobody());
            plot.hint(bin.from(), bin.to(), words(bin));
        }
        return plot.svg();
    }

    private static double column(
            Plot plot, String style, Bins.Bin bin, double base, double height) {
        plot.column(style, new Point(bin.from(), base), new Point(bin.to(), base + height));
        return base + height;
    }

    private static String words(Bins.Bin bin) {
        return Quantity.seconds(bin.from()) + " to " + Quantity.seconds(bin.to()) + ": "
                + Quantity.compact(bin.ok()) + " ok, " + Quantity.compact(bin.refused())
                + " refused, " + Quantity.compact(bin.failed()) + " failed, "
                + Quantity.compact(bin.nobody()) + " unavailable a second";
    }

    /** What share of crashed peers was listed no more so long after the crash. */
    String lags(Frame frame) {
        double lease =
                subjects.stream().mapToDouble(one -> one.course().lease()).max().orElse(0);
        double slowest = greatest(Course::lags);
        var plot = new Plot(
                frame,
                "Share of crashed peers evicted so long after the crash",
                "The slowest took " + Quantity.seconds(slowest) + ".",
                Axis.lasting(Math.max(slowest, lease) * 1.05, frame.ticks()),
                percents());
        Set<Double> leases = new TreeSet<>();
        subjects.forEach(one -> leases.add(one.course().lease()));
        for (double each : leases) plot.moment("lease", each, lease(each, leases.size()), "lease");
        curves(plot, Course::lags);
        return plot.svg();
    }

    /** What a lease is called: whose it is, if not all have the same. */
    private String lease(double seconds, int leases) {
        if (leases == 1) return "lease";
        return subjects.stream()
                .filter(one -> one.course().lease() == seconds)
                .map(Subject::letter)
                .collect(Collectors.joining(" ", "lease ", ""));
    }

    /** What share of downloads took at most so long. */
    String fetches(Frame frame) {
        double least = subjects.stream()
                .map(one -> one.course().fetches())
                .filter(ranks -> !ranks.isEmpty())
                .mapToDouble(ranks -> ranks.percentile(0))
                .min()
                .orElse(0);
        var plot = new Plot(
                frame,
                "Share of downloads that took at most so long",
                "Dots at 50 %, 95 % and 99 %.",
                Axis.logTime(least, greatest(Course::fetches)),
                percents());
        curves(plot, Course::fetches);
        return plot.svg();
    }

    /** A line for each run, the base's undermost, with dots at its percentiles. */
    private void curves(Plot plot, Function<Course, Ranks> ranks) {
        for (Subject one : subjects) {
            Ranks of = ranks.apply(one.course());
            if (!of.isEmpty()) plot.stairs(one.style(), of.shares());
        }
        for (Subject one : subjects) {
            Ranks of = ranks.apply(one.course());
            if (of.isEmpty()) continue;
            for (int percent : new int[] {50, 95, 99}) {
                double at = of.percentile(percent);
                plot.dot(
                        one.style(),
                        new Point(at, percent / 100.0 * of.ended()),
                        one.letter() + " p" + percent + " " + Quantity.seconds(at));
            }
        }
    }

    private double greatest(Function<Course, Ranks> ranks) {
        return subjects.stream()
                .map(one -> ranks.apply(one.course()))
                .filter(of -> !of.isEmpty())
                .mapToDouble(of -> of.percentile(100))
                .max()
                .orElse(1);
    }

    private static Axis percents() {
        return Axis.upTo(1, Y_TICKS, share -> Math.round(share * 100) + "%");
    }
}
