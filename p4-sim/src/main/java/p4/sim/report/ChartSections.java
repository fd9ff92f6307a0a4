package p4.sim.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import p4.sim.report.chart.Frame;
import p4.sim.report.chart.Markup;
import p4.sim.report.chart.Quantity;

/** The pictures with their titles, keys and, for who cannot see them, words. */
final class ChartSections {

    private final Report report;
    private final Markup page;

    ChartSections(Report report, Markup page) {
        this.report = report;
        this.page = page;
    }

    void write(Chronicle chronicle, Series series, Latencies latencies) {
        double lease = report.scenario().tracker().lease().toNanos() / 1e9;
        var pictures = new Pictures(chronicle, series, latencies, lease);
        peers(chronicle, pictures);
        if (series.seconds().stream().anyMatch(second -> second.fetches() > 0)) {
            downloads(pictures);
        }
        if (!chronicle.lags().isEmpty()) lags(chronicle, pictures, lease);
        if (!latencies.downloads().isEmpty()) latencies(latencies, pictures);
    }

    private void peers(Chronicle chronicle, Pictures pictures) {
        begin(
                "Who was there",
                "The tracker should know exactly those that are up, one lease later at"
                        + " the latest.");
        key("online", "online", "area");
        key("registered", "registered", "line");
        if (!chronicle.crashes().isEmpty()) key("crash", "crash", "mark");
        if (!chronicle.evictions().isEmpty()) key("eviction", "eviction", "mark");
        if (!chronicle.faults().isEmpty()) key("fault", "fault of the scenario", "line");
        if (!chronicle.outages().isEmpty()) key("outage", "no tracker", "area");
        picture(pictures::peers);
        List<List<String>> rows = chronicle.faults().stream()
                .map(fault -> List.of(
                        Quantity.seconds(fault.at()),
                        fault.kind(),
                        String.join(", ", fault.targets())))
                .toList();
        if (!rows.isEmpty())
            details("Faults of the scenario", List.of("at", "fault", "targets"), rows);
        end();
    }

    private void downloads(Pictures pictures) {
        begin("Downloads per second", "");
        key("ok", "ok", "area");
        key("refused", "refused", "area");
        key("failed", "failed", "area");
        key("unavailable", "unavailable", "area");
        picture(pictures::downloads);
        end();
    }

    private void lags(Chronicle chronicle, Pictures pictures, double lease) {
        begin(
                "From crash to eviction",
                "Each dot is a peer that crashed, and how long the tracker still listed it. The lease"
                        + " is " + Quantity.seconds(lease) + ".");
        key("eviction", "evicted", "spot");
        key("crash", "too late, or still listed at the end", "spot");
        picture(pictures::lags);
        List<List<String>> rows = chronicle.lags().stream()
                .map(lag -> List.of(
                        lag.peer(),
                        Quantity.seconds(lag.crash()),
                        lag.evicted() ? Quantity.seconds(lag.seconds()) : "never"))
                .toList();
        details("The same as a table", List.of("peer", "crashed at", "evicted after"), rows);
        end();
    }

    private void latencies(Latencies latencies, Pictures pictures) {
        String percentiles = List.of(50, 90, 99).stream()
                .map(percent ->
                        "p" + percent + " " + Quantity.seconds(latencies.percentile(percent)))
                .collect(Collectors.joining(", "));
        begin(
                "How long downloads took",
                "The share of " + latencies.downloads().size()
                        + " verified downloads that took at most so long: " + percentiles + ".");
        picture(pictures::latencies);
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

    private void details(String title, List<String> header, List<List<String>> rows) {
        page.open("details").leaf("summary", title);
        Page.table(page, header, List.of(), rows);
        page.close("details");
    }

    private void end() {
        page.close("section");
    }
}
