package p4.sim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import p4.sim.report.chart.Axis;
import p4.sim.report.chart.Frame;
import p4.sim.report.chart.Plot;
import p4.sim.report.chart.Point;
import p4.sim.report.chart.Quantity;
import p4.sim.report.gist.Attendance;
import p4.sim.report.gist.Fault;
import p4.sim.report.gist.Gist;
import p4.sim.report.gist.Marks;
import p4.sim.report.gist.Moment;
import p4.sim.report.gist.Span;
import p4.sim.report.gist.Stairs;
import p4.sim.report.gist.Stretch;

/** The pictures of who was there and of what was downloaded, drawn for any frame. */
final class Pictures {

    /** How many faults are drawn as lines; more are a strip. */
    static final int FAULT_LINES = 40;

    private static final int Y_TICKS = 4;
    private static final int LABELLED = 3;

    private final Gist gist;
    private final List<Stretch> stretches;
    private final double end;

    Pictures(Gist gist, List<Stretch> stretches) {
        this.gist = gist;
        this.stretches = stretches;
        this.end = gist.end();
    }

    /** How long each stretch is, in seconds. */
    int width() {
        return stretches.get(0).seconds();
    }

    /** Who was up and who was registered, with crashes, evictions, faults and phases. */
    String peers(Frame frame) {
        Attendance attendance = gist.attendance();
        int most = Math.max(attendance.online().max(), attendance.registered().max());
        String description = Quantity.count(attendance.online().max()) + " peers online at most, "
                + Quantity.count(attendance.crashes().count()) + " crashes, "
                + Quantity.count(attendance.evictions().count()) + " evictions.";
        var plot = new Plot(
                frame,
                "Peers online and registered",
                description,
                Axis.time(end, frame.ticks()),
                Axis.counting(Math.round(most * 1.12) + 1, Y_TICKS));
        backdrop(plot, gist);
        online(plot, attendance.online());
        plot.stairs(
                "registered",
                points(attendance.registered(), s -> new Point(s.from(), s.registered())));
        faults(plot);
        hints(
                plot,
                stretch -> Quantity.count(stretch.online()) + " online, "
                        + Quantity.count(stretch.registered()) + " registered"
                        + happened(stretch.crashes(), "crashed")
                        + happened(stretch.evictions(), "evicted"));
        marks(plot, "crash", 1, attendance.crashes(), "crashed", Stretch::crashes);
        marks(plot, "eviction", 0, attendance.evictions(), "evicted", Stretch::evictions);
        return plot.svg();
    }

    private static String happened(long count, String verb) {
        return count > 0 ? ", " + Quantity.count(count) + " " + verb : "";
    }

    private void online(Plot plot, Stairs online) {
        plot.area("online", points(online, s -> new Point(s.from(), s.online())));
        if (online.points(end).isPresent()) return;
        plot.range(
                "online",
                stretches.stream().map(s -> new Point(s.from(), s.onlineMin())).toList(),
                stretches.stream().map(s -> new Point(s.from(), s.onlineMax())).toList(),
                end);
    }

    /** Every change, or, of too many, the value at the end of each stretch. */
    private List<Point> points(Stairs stairs, Function<Stretch, Point> ofStretch) {
        return stairs.points(end).orElseGet(() -> {
            var points = new ArrayList<Point>();
            stretches.forEach(stretch -> points.add(ofStretch.apply(stretch)));
            points.add(new Point(end, stairs.value()));
            return points;
        });
    }

    private void faults(Plot plot) {
        if (gist.timetable().faultCount() > FAULT_LINES) {
            strip(plot, "fault", 2, Stretch::faults, "faults");
            return;
        }
        boolean labelled = gist.timetable().faultCount() <= LABELLED;
        for (Fault fault : gist.timetable().faults()) {
            plot.moment("fault", fault.at(), labelled ? fault.kind() : "", fault.describe());
        }
    }

    private void marks(
            Plot plot,
            String style,
            int row,
            Marks marks,
            String verb,
            ToLongFunction<Stretch> count) {
        if (marks.areMany()) strip(plot, style, row, count, verb);
        for (Moment moment : marks.moments()) {
            String words = moment.what() + " " + verb + " at " + Quantity.seconds(moment.at());
            plot.tick(style, row, moment.at(), words);
        }
    }

    /** How many there were in each stretch: the darker, the more. */
    private void strip(
            Plot plot, String style, int row, ToLongFunction<Stretch> count, String words) {
        long most = stretches.stream().mapToLong(count).max().orElse(0);
        for (Stretch stretch : stretches) {
            long found = count.applyAsLong(stretch);
            if (found == 0) continue;
            double share = (double) found / most;
            plot.strip(
                    style,
                    row,
                    new Plot.Extent(stretch.from(), stretch.to(end)),
                    share,
                    when(stretch) + ": " + Quantity.count(found) + " " + words);
        }
    }

    /** Downloads that ended in each second, by how they ended. */
    String downloads(Frame frame) {
        double most =
                stretches.stream().mapToDouble(s -> rate(s.fetches())).max().orElse(0);
        var plot = new Plot(
                frame,
                "Downloads per second by outcome",
                "At most " + Quantity.compact(most) + " downloads a second ended.",
                Axis.time(end, frame.ticks()),
                width() == 1
                        ? Axis.counting(Math.round(most), Y_TICKS)
                        : Axis.upTo(most, Y_TICKS, Quantity::compact));
        backdrop(plot, gist);
        for (Stretch stretch : stretches) {
            long base = column(plot, "ok", stretch, 0, stretch.ok());
            base = column(plot, "refused", stretch, base, stretch.refused());
            base = column(plot, "failed", stretch, base, stretch.failed());
            column(plot, "unavailable", stretch, base, stretch.unavailable());
        }
        hints(
                plot,
                stretch -> Quantity.count(stretch.ok()) + " ok, "
                        + Quantity.count(stretch.refused()) + " refused, "
                        + Quantity.count(stretch.failed()) + " failed, "
                        + Quantity.count(stretch.unavailable()) + " unavailable");
        return plot.svg();
    }

    private long column(Plot plot, String style, Stretch stretch, long base, long count) {
        plot.column(
                style,
                new Point(stretch.from(), rate(base)),
                new Point(stretch.to(end), rate(base + count)));
        return base + count;
    }

    private double rate(long count) {
        return (double) count / width();
    }

    /** The phases, and the outages of the tracker. */
    static void backdrop(Plot plot, Gist gist) {
        int number = 0;
        for (Span phase : gist.timetable().phases(gist.end())) {
            plot.band(number++ % 2 == 0 ? "even" : "odd", phase.from(), phase.to(), phase.what());
        }
        for (Span outage : gist.timetable().outages(gist.end())) {
            plot.band("outage", outage.from(), outage.to(), "");
        }
    }

    private void hints(Plot plot, Function<Stretch, String> words) {
        for (Stretch stretch : stretches) {
            plot.hint(stretch.from(), stretch.to(end), when(stretch) + ": " + words.apply(stretch));
        }
    }

    private String when(Stretch stretch) {
        return stretch.seconds() == 1
                ? "second " + stretch.second()
                : Quantity.seconds(stretch.from()) + " to " + Quantity.seconds(stretch.to(end));
    }
}
