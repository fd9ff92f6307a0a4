package p4.sim.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import p4.sim.check.Verdict;
import p4.sim.report.Page;
import p4.sim.report.chart.Markup;
import p4.sim.report.chart.Quantity;

/** The table for people: one page that needs no network. */
final class TablePage {

    private final Table table;
    private final SweepLabel label;
    private final Markup page;

    private TablePage(Table table, SweepLabel label) {
        this.table = table;
        this.label = label;
        this.page = Page.begin("sweep of " + table.plan().name());
    }

    static String text(Table table, SweepLabel label) {
        return new TablePage(table, label).write();
    }

    private String write() {
        head();
        variants();
        measured().values().forEach(this::chart);
        table.variants().forEach(this::checks);
        foot();
        return Page.end(page);
    }

    private void head() {
        page.open("header", "class", "masthead " + Page.word(table.overall()));
        Page.badge(page, table.overall());
        page.open("h1").text(table.plan().name()).leaf("small", " sweep").close("h1");
        if (table.rows().size() < table.plan().size()) {
            page.leaf(
                    "p",
                    "It ended early: " + table.rows().size() + " of "
                            + table.plan().size() + " runs are over.",
                    "class",
                    "why");
        }
        page.open("dl", "class", "figures");
        figure("runs", Integer.toString(table.count().all()));
        figure("passed", Integer.toString(table.count().passed()));
        figure("failed", Integer.toString(table.count().failed()));
        figure("unknown", Integer.toString(table.count().unknown()));
        figure("seeds", Integer.toString(table.plan().seeds().size()));
        figure("variants", Integer.toString(table.plan().variants().size()));
        page.close("dl").close("header");
    }

    private void figure(String name, String value) {
        page.open("div").leaf("dt", name).leaf("dd", value).close("div");
    }

    private void variants() {
        page.open("section")
                .leaf("h2", "Runs")
                .leaf(
                        "p",
                        "In brackets: where the probability to pass lies with a confidence of 95 %,"
                                + " after Wilson.",
                        "class",
                        "lede");
        Page.table(
                page,
                List.of("with", "runs", "passed", "failed", "unknown", "pass", "failing seeds"),
                List.of(1, 2, 3, 4, 5),
                table.variants().stream().map(TablePage::cells).toList());
        List<List<String>> differing = table.variants().stream()
                .filter(variant -> !variant.differed().isEmpty())
                .map(variant ->
                        List.of(variant.variant().label(), Figures.some(variant.differed())))
                .toList();
        if (!differing.isEmpty()) {
            page.leaf("h2", "Two runs of one seed differed");
            Page.table(page, List.of("with", "seeds"), List.of(), differing);
        }
        page.close("section");
    }

    private static List<String> cells(VariantRow variant) {
        return List.of(
                variant.variant().label(),
                Integer.toString(variant.count().all()),
                Integer.toString(variant.count().passed()),
                Integer.toString(variant.count().failed()),
                Integer.toString(variant.count().unknown()),
                Figures.words(variant.count()),
                Figures.some(variant.seeds(Verdict.Result.FAILED)));
    }

    private void checks(VariantRow variant) {
        page.open("section")
                .leaf("h2", "Checks, " + variant.variant().label())
                .leaf(
                        "p",
                        "In brackets: where the true share or mean lies with a confidence of 95 %;"
                                + " shares after Wilson, means after Student.",
                        "class",
                        "lede");
        Page.table(
                page,
                List.of("check", "passed", "failed", "unknown", "pass", "mean figure"),
                List.of(1, 2, 3, 4, 5),
                variant.checks().stream().map(TablePage::cells).toList());
        page.close("section");
    }

    private static List<String> cells(CheckRow check) {
        return List.of(
                check.check(),
                Integer.toString(check.count().passed()),
                Integer.toString(check.count().failed()),
                Integer.toString(check.count().unknown()),
                Figures.words(check.count()),
                check.mean().map(mean -> Figures.words(check.unit(), mean)).orElse(""));
    }

    /** Every check that has a figure, once. */
    private Map<String, CheckRow> measured() {
        Map<String, CheckRow> measured = new LinkedHashMap<>();
        table.variants().stream()
                .flatMap(variant -> variant.checks().stream())
                .filter(check -> check.mean().isPresent())
                .forEach(check -> measured.putIfAbsent(check.check(), check));
        return measured;
    }

    private void chart(CheckRow check) {
        page.open("section")
                .leaf("h2", check.check())
                .leaf(
                        "p",
                        "Each dot is a run, in the order of the seeds; red ones failed. Dashed: the"
                                + " mean, and where the true one lies with a confidence of 95 %.",
                        "class",
                        "lede");
        new Chart(table, check).write(page);
        page.close("section");
    }

    private void foot() {
        page.open("footer")
                .leaf(
                        "p",
                        "P4 " + label.commit() + " · " + label.javaVersion()
                                + " · driver virtual · "
                                + label.jobs() + " at a time · took "
                                + Quantity.seconds(label.took().toMillis() / 1e3))
                .leaf(
                        "p",
                        "Beside this file: sweep.csv and sweep.json (this table), runs.csv (every"
                                + " run), kept (the runs that did not pass, in full).")
                .close("footer");
    }
}
