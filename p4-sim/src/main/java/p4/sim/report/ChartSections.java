package p4.sim.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import p4.sim.report.chart.Frame;
import p4.sim.report.chart.Markup;
import p4.sim.report.chart.Quantity;
import p4.sim.report.gist.Gist;
import p4.sim.report.gist.Lags;
import p4.sim.report.gist.Marks;
import p4.sim.report.gist.Stretch;
import p4.sim.report.gist.Timetable;

/** The pictures with their titles, keys and, for who cannot see them, words. */
final class ChartSections {

    private static final int ROWS_MOST = 100;

    private final Report report;
    private final Markup page;

    ChartSections(Report report, Markup page) {
        this.report = report;
        this.page = page;
    }

    void write(List<Stretch> stretches) {
        Gist gist = report.gist();
        double lease = report.scenario().tracker().lease().toNanos() / 1e9;
        var pictures = new Pictures(gist, stretches);
        var times = new TimePictures(gist, lease);
        peers(gist, pictures);
        if (stretches.stream().anyMatch(stretch -> stretch.fetches() > 0)) downloads(pictures);
        if (!times.lags().isEmpty()) lags(times, lease);
        if (gist.latencies().count() > 0) latencies(times);
        if (times.timed().size() > 1) course(times);
    }

    private void peers(Gist gist, Pictures pictures) {
        begin(
                "Who was there",
                "The tracker should know exactly those that are up, one lease later at"
                        + " the latest.");
        key("online", "online", "area");
        if (gist.attendance().registered().max() > 0) key("registered", "registered", "line");
        key(gist.attendance().crashes(), "crash", "crashes", pictures);
        key(gist.attendance().evictions(), "eviction", "evictions", pictures);
        long faults = gist.timetable().faultCount();
        if (faults > 0) {
            boolean many = faults > Pictures.FAULT_LINES;
            key("fault", "fault of the scenario", many ? "mark" : "line");
        }
        if (gist.timetable().outageCount() > 0) key("outage", "no tracker", "area");
        picture(pictures::peers);
        faults(gist.timetable());
        end();
    }

    private void key(Marks marks, String style, String plural, Pictures pictures) {
        if (marks.count() == 0) return;
        String many = Quantity.count(marks.count()) + " " + plural + ", shaded by how many in "
                + Quantity.seconds(pictures.width());
        key(style, marks.areMany() ? many : style, "mark");
    }

    private void faults(Timetable timetable) {
        List<List<String>> rows = timetable.faults().stream()
                .map(fault -> List.of(Quantity.seconds(fault.at()), fault.kind(), fault.whom()))
                .toList();
        if (rows.isEmpty()) return;
        details(
                "Faults of the scenario",
                List.of("at", "fault", "targets"),
                rows,
                timetable.faultCount());
    }

    private void downloads(Pictures pictures) {
        String lede = pictures.width() == 1
                ? ""
                : "Each column is the mean of " + Quantity.seconds(pictures.width()) + ".";
        begin("Downloads per second", lede);
        key("ok", "ok", "area");
        key("refused", "refused", "area");
        key("failed", "failed", "area");
        key("unavailable", "unavailable", "area");
        picture(pictures::downloads);
        end();
    }

    private void lags(TimePictures pictures, double lease) {
        Lags lags = report.gist().lags();
        String rule = lags.rule()
                .map(words -> " " + Quantity.count(pictures.lags().size()) + " of "
                        + Quantity.count(lags.count()) + " are drawn: " + words + ".")
                .orElse("");
        begin(
                "From crash to eviction",
                "Each dot is a peer that crashed, and how long the tracker still listed it. The lease"
                        + " is " + Quantity.seconds(lease) + "." + rule);
        key("eviction", "evicted", "spot");
        key("crash", "too late, or still listed at the end", "spot");
        picture(pictures::lags);
        List<List<String>> rows = pictures.lags().stream()
                .map(lag -> List.of(
                        lag.peer(),
                        Quantity.seconds(lag.crash()),
                        lag.evicted() ? Quantity.seconds(lag.seconds()) : "never"))
                .toList();
        details(
                "The same as a table",
                List.of("peer", "crashed at", "evicted after"),
                rows,
                lags.count());
        end();
    }

    private void latencies(TimePictures pictures) {
        String percentiles = List.of(50, 90, 99).stream()
                .map(percent -> "p" + percent + " "
                        + Quantity.seconds(pictures.spread().percentile(percent)))
                .collect(Collectors.joining(", "));
        begin(
                "How long downloads took",
                "The share of " + Quantity.count(pictures.spread().count())
                        + " verified downloads that took at most so long: " + percentiles + ".");
        picture(pictures::latencies);
        end();
    }

    private void course(TimePictures pictures) {
        long every = report.gist().latencies().some().every();
        String looked =
                every == 1 ? "" : " One in " + Quantity.count(every) + " downloads is looked at.";
        begin(
                "Download times as the run went on",
                "Of those that ended in each stretch of time, by the median and the 99th of a"
                        + " hundred; a stretch in which none ended is left out." + looked);
        key("median", "median", "line");
        key("tail", "up to p99", "area");
        picture(pictures::course);
        end();
    }

    private void begin(String title, String lede) {
        page.open("section").leaf("h2", title);
        if (!lede.isEmpty()) page.leaf("p", lede, "class", "lede");
        page.open("figure").open("figcaption", "class", "keys");
    }

    private void key(String style, String words, String shape) {
        page.open("span", "class", "key")
                .leaf("i", "", "class", shape + " " + style)
                .text(words)
                .close("span");
    }

    private void picture(Function<Frame, String> picture) {
        page.close("figcaption")
                .raw(picture.apply(Frame.WIDE))
                .raw(picture.apply(Frame.NARROW))
                .close("figure");
    }

    /** A table of at most 100 of {@code rows}, of which there are {@code all} in the journal. */
    private void details(String title, List<String> header, List<List<String>> rows, long all) {
        List<List<String>> shown = rows.stream().limit(ROWS_MOST).toList();
        page.open("details").leaf("summary", title);
        Page.table(page, header, List.of(), shown);
        long more = all - shown.size();
        if (more > 0) {
            page.leaf("p", "and " + Quantity.count(more) + " more, see journal.jsonl");
        }
        page.close("details");
    }

    private void end() {
        page.close("section");
    }
}
