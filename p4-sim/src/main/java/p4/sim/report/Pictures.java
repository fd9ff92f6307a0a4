package p4.sim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import p4.sim.report.chart.Axis;
import p4.sim.report.chart.Frame;
import p4.sim.report.chart.Plot;
import p4.sim.report.chart.Point;
import p4.sim.report.chart.Quantity;

/** The pictures of a run, each drawn for whatever frame is asked for. */
final class Pictures {

    private static final int Y_TICKS = 4;
    private static final double APART = 0.08; // of the height; closer, two labels meet
    private static final int LABELLED = 3;

    private final Chronicle chronicle;
    private final Series series;
    private final Latencies latencies;
    private final double lease;

    /** {@code lease} is the scenario's, in seconds. */
    Pictures(Chronicle chronicle, Series series, Latencies latencies, double lease) {
        this.chronicle = chronicle;
        this.series = series;
        this.latencies = latencies;
        this.lease = lease;
    }

    /** Who was up and who was registered, with crashes, evictions, faults and phases. */
    String peers(Frame frame) {
        double most = Math.max(highest(chronicle.online()), highest(chronicle.registered()));
        String description =
                (int) most + " peers online at most, " + chronicle.crashes().size() + " crashes, "
                        + chronicle.evictions().size() + " evictions.";
        var plot = new Plot(
                frame,
                "Peers online and registered",
                description,
                Axis.time(chronicle.end(), frame.ticks()),
                Axis.counting(Math.round(most * 1.12) + 1, Y_TICKS));
        backdrop(plot);
        plot.area("online", chronicle.online()).stairs("registered", chronicle.registered());
        boolean labelled = chronicle.faults().size() <= LABELLED;
        for (Chronicle.Fault fault : chronicle.faults()) {
            plot.moment("fault", fault.at(), labelled ? fault.kind() : "", fault.describe());
        }
        hints(plot, second -> second.online() + " online, " + second.registered() + " registered");
        marks(plot, "crash", 1, chronicle.crashes(), "crashed");
        marks(plot, "eviction", 0, chronicle.evictions(), "evicted");
        return plot.svg();
    }

    private static void marks(
            Plot plot, String style, int row, List<Chronicle.Moment> moments, String verb) {
        for (Chronicle.Moment moment : moments) {
            String words = moment.what() + " " + verb + " at " + Quantity.seconds(moment.at());
            plot.tick(style, row, moment.at(), words);
        }
    }

    /** Downloads that ended in each second, by how they ended. */
    String downloads(Frame frame) {
        int most =
                series.seconds().stream().mapToInt(Series.Second::fetches).max().orElse(0);
        var plot = new Plot(
                frame,
                "Downloads per second by outcome",
                "At most " + most + " downloads ended in one second.",
                Axis.time(Math.max(chronicle.end(), series.seconds().size()), frame.ticks()),
                Axis.counting(most, Y_TICKS));
        backdrop(plot);
        for (Series.Second second : series.seconds()) {
            int base = column(plot, "ok", second, 0, second.ok());
            base = column(plot, "refused", second, base, second.refused());
            base = column(plot, "failed", second, base, second.failed());
            column(plot, "unavailable", second, base, second.unavailable());
        }
        hints(
                plot,
                second -> second.ok() + " ok, " + second.refused() + " refused, " + second.failed()
                        + " failed, " + second.unavailable() + " unavailable");
        return plot.svg();
    }

    private static int column(Plot plot, String style, Series.Second second, int base, int count) {
        plot.column(
                style,
                new Point(second.second(), base),
                new Point(second.second() + 1.0, base + count));
        return base + count;
    }

    /** From each crash to the eviction that followed it, against the lease. */
    String lags(Frame frame) {
        double slowest = chronicle.lags().stream()
                .mapToDouble(Chronicle.Lag::seconds)
                .max()
                .orElse(0);
        double top = Math.max(lease + 1, slowest) * 1.1;
        var plot = new Plot(
                frame,
                "Seconds from crash to eviction",
                chronicle.lags().size() + " crashed peers, the slowest gone after "
                        + Quantity.seconds(slowest) + "; the lease is " + Quantity.seconds(lease)
                        + ".",
                Axis.time(chronicle.end(), frame.ticks()),
                Axis.upTo(top, Y_TICKS, Quantity::seconds));
        backdrop(plot);
        plot.level("limit", lease + 1, "lease + 1 s")
                .level("lease", lease, 1 / top > APART ? "lease" : "");
        for (Chronicle.Lag lag : chronicle.lags()) {
            plot.dot(
                    lag.seconds() > lease + 1 || !lag.evicted() ? "late" : "eviction",
                    new Point(lag.crash(), lag.seconds()),
                    lag.peer() + " crashed at " + Quantity.seconds(lag.crash()) + ", "
                            + (lag.evicted() ? "evicted " : "still listed ")
                            + Quantity.seconds(lag.seconds()) + " later");
        }
        return plot.svg();
    }

    /** What share of the downloads took at most so long. */
    String latencies(Frame frame) {
        List<Double> times = latencies.seconds();
        double slowest = times.get(times.size() - 1);
        var plot = new Plot(
                frame,
                "Share of downloads that took at most so long",
                "Median " + Quantity.seconds(latencies.percentile(50)) + ", p99 "
                        + Quantity.seconds(latencies.percentile(99)) + ".",
                Axis.logTime(times.get(0), slowest),
                Axis.upTo(1, Y_TICKS, share -> Math.round(share * 100) + "%"));
        var points = new ArrayList<Point>(List.of(new Point(times.get(0), 0)));
        for (int i = 0; i < times.size(); i++) {
            points.add(new Point(times.get(i), (i + 1.0) / times.size()));
        }
        points.add(new Point(Double.MAX_VALUE, 1));
        plot.stairs("ok", points);
        for (int percent : new int[] {50, 90, 99}) {
            double at = latencies.percentile(percent);
            String words = "p" + percent + " " + Quantity.seconds(at);
            plot.dot("mark", new Point(at, percent / 100.0), words);
            plot.note("mark", new Point(at, percent / 100.0), words);
        }
        return plot.svg();
    }

    private void backdrop(Plot plot) {
        int number = 0;
        for (Chronicle.Span phase : chronicle.phases()) {
            plot.band(number++ % 2 == 0 ? "even" : "odd", phase.from(), phase.to(), phase.what());
        }
        for (Chronicle.Span outage : chronicle.outages()) {
            plot.band("outage", outage.from(), outage.to(), "");
        }
    }

    private void hints(Plot plot, Function<Series.Second, String> words) {
        for (Series.Second second : series.seconds()) {
            double to = Math.min(second.second() + 1.0, chronicle.end());
            plot.hint(
                    second.second(), to, "second " + second.second() + ": " + words.apply(second));
        }
    }

    private static double highest(List<Point> points) {
        return points.stream().mapToDouble(Point::y).max().orElse(0);
    }
}
