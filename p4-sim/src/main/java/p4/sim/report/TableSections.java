package p4.sim.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import p4.sim.check.FaultAccount;
import p4.sim.check.Lateness;
import p4.sim.report.chart.Markup;
import p4.sim.report.chart.Quantity;
import p4.sim.report.gist.Download;
import p4.sim.report.gist.Refusals;
import p4.sim.report.gist.Stretch;

/** What is better read than seen: refusals, the slowest downloads, the run second by second. */
final class TableSections {

    private static final int KINDS = 12;

    private final Report report;
    private final Markup page;

    TableSections(Report report, Markup page) {
        this.report = report;
        this.page = page;
    }

    void write(List<Stretch> stretches) {
        faults();
        refusals(report.gist().refusals().kinds());
        slowest(report.gist().latencies().slowest());
        lateness();
        stretches(stretches);
    }

    private void faults() {
        List<FaultAccount> faults = report.faults();
        if (faults.isEmpty()) return;
        page.open("section")
                .leaf("h2", "Faults, accounted for")
                .leaf(
                        "p",
                        "At each target: what the scenario asked for, what the laboratory did, and"
                                + " what a node saw of it. Where they differ the run proves nothing.",
                        "class",
                        "lede");
        List<List<String>> rows = faults.stream()
                .map(kind -> List.of(
                        kind.kind() + (kind.isEven() ? "" : " ✕"),
                        Quantity.count(kind.asked()),
                        Quantity.count(kind.injected()),
                        Quantity.count(kind.observed())))
                .toList();
        Page.table(
                page,
                List.of("fault", "asked for", "injected", "observed"),
                List.of(1, 2, 3),
                rows);
        page.close("section");
    }

    private void refusals(List<Refusals.Kind> kinds) {
        if (kinds.isEmpty()) return;
        int most = kinds.get(0).count();
        page.open("section")
                .leaf("h2", "Refusals by kind")
                .open("div", "class", "scroll")
                .open("table", "class", "bars")
                .raw("<thead><tr><th scope=\"col\">refused</th><th scope=\"col\">by</th>"
                        + "<th scope=\"col\" class=\"number\">times</th></tr></thead>")
                .open("tbody");
        for (Refusals.Kind kind : kinds.stream().limit(KINDS).toList()) {
            String width = String.format(Locale.ROOT, "%.1f%%", 100.0 * kind.count() / most);
            page.open("tr")
                    .open("td")
                    .text(kind.what())
                    .leaf("span", "", "class", "bar", "style", "width:" + width)
                    .close("td")
                    .leaf("td", kind.by())
                    .leaf("td", Quantity.count(kind.count()), "class", "number")
                    .close("tr");
        }
        page.close("tbody").close("table").close("div").close("section");
    }

    private void slowest(List<Download> slowest) {
        if (slowest.isEmpty()) return;
        List<List<String>> rows = slowest.stream()
                .map(download -> List.of(
                        download.path(),
                        download.peer(),
                        download.detail(),
                        Quantity.bytes(download.bytes()),
                        Quantity.seconds(download.took())))
                .toList();
        page.open("section").leaf("h2", "Slowest downloads");
        Page.table(
                page, List.of("file", "peer", "how it went", "size", "took"), List.of(3, 4), rows);
        page.close("section");
    }

    private void lateness() {
        if (report.lateness().isEmpty()) return;
        List<List<String>> rows = report.lateness().stream()
                .map(late -> List.of(
                        late.what(),
                        Quantity.count(late.times()),
                        seconds(late.median()),
                        seconds(late.p99()),
                        seconds(late.max())))
                .toList();
        page.open("section")
                .leaf("h2", "The laboratory itself")
                .leaf(
                        "p",
                        "How late it did what it meant to do. With a p99 above "
                                + seconds(Lateness.BOUND) + " a run proves nothing about time.",
                        "class",
                        "lede");
        Page.table(page, List.of("what", "times", "p50", "p99", "max"), List.of(1, 2, 3, 4), rows);
        page.close("section");
    }

    private static String seconds(Duration duration) {
        return Quantity.seconds(duration.toNanos() / 1e9);
    }

    private void stretches(List<Stretch> stretches) {
        int width = stretches.get(0).seconds();
        boolean bySecond = width == 1;
        String length = Quantity.seconds(width);
        page.open("section")
                .leaf("h2", bySecond ? "Second by second" : "Every " + length)
                .open("details")
                .leaf(
                        "summary",
                        bySecond
                                ? stretches.size() + " seconds as a table, like series.csv"
                                : stretches.size() + " times " + length + " as a table");
        List<String> header = new ArrayList<>(List.of(bySecond ? "second" : "from"));
        header.addAll(List.of("online", "registered", "crashes", "evictions"));
        header.addAll(List.of("ok", "failed", "refused", "unavailable", "bytes"));
        List<Integer> numeric = IntStream.range(0, header.size()).boxed().toList();
        Page.table(
                page,
                header,
                numeric,
                stretches.stream().map(TableSections::row).toList());
        page.close("details").close("section");
    }

    private static List<String> row(Stretch stretch) {
        String from = stretch.seconds() == 1
                ? Quantity.count(stretch.second())
                : Quantity.seconds(stretch.from());
        return Stream.concat(Stream.of(from), stretch.told().mapToObj(Quantity::count))
                .toList();
    }
}
