package p4.sim.report;

import p4.model.ContentHash;
import p4.sim.report.chart.Markup;
import p4.sim.report.chart.Quantity;

/** The report for people: one file that needs no network, no script and no wide screen. */
final class HtmlReport {

    private final Report report;
    private final ContentHash told;
    private final Markup page;

    private HtmlReport(Report report, ContentHash told) {
        this.report = report;
        this.told = told;
        this.page = Page.begin(report.label().scenario() + " " + Page.word(report.overall()));
    }

    static String text(Report report, Series series, ContentHash told) {
        return new HtmlReport(report, told).write(series);
    }

    private String write(Series series) {
        Chronicle chronicle = Chronicle.of(report.journal());
        Latencies latencies = Latencies.of(report.journal());
        new Masthead(report, page).write(chronicle, latencies);
        new CheckSection(report, page).write();
        new ChartSections(report, page).write(chronicle, series, latencies);
        new StorySections(report, page).write();
        new TableSections(report, page).write(series, latencies);
        foot();
        return Page.end(page);
    }

    private void foot() {
        RunLabel label = report.label();
        page.open("footer")
                .open("p")
                .text("P4 " + label.commit() + " · " + label.javaVersion() + " · driver "
                        + label.driver()
                        + " · " + report.journal().size() + " journal entries · took "
                        + Quantity.seconds(label.took().toMillis() / 1e3))
                .close("p")
                .open("p")
                .text("journal SHA-256 ")
                .leaf("code", told.hex())
                .close("p")
                .leaf(
                        "p",
                        "Beside this file: journal.jsonl (every event), report.json, series.csv,"
                                + " junit.xml and scenario.yaml.")
                .close("footer");
    }
}
