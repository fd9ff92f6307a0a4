package p4.sim.report;

import java.util.List;
import p4.model.ContentHash;
import p4.sim.report.chart.Markup;
import p4.sim.report.chart.Quantity;
import p4.sim.report.gist.Stretch;

/** The report for people: one file that needs no network, no script and no wide screen. */
final class HtmlReport {

    private static final int STRETCHES_MOST = 400;

    private final Report report;
    private final ContentHash told;
    private final Markup page;

    private HtmlReport(Report report, ContentHash told) {
        this.report = report;
        this.told = told;
        this.page = Page.begin(report.label().scenario() + " " + Page.word(report.overall()));
    }

    static String text(Report report, ContentHash told) {
        return new HtmlReport(report, told).write();
    }

    private String write() {
        List<Stretch> stretches = report.gist().series().stretches(STRETCHES_MOST);
        new Masthead(report, page).write();
        new CheckSection(report, page).write();
        new ChartSections(report, page).write(stretches);
        new StorySections(report, page).write();
        new TableSections(report, page).write(stretches);
        foot();
        return Page.end(page);
    }

    private void foot() {
        RunLabel label = report.label();
        page.open("footer")
                .open("p")
                .text("P4 " + label.commit() + " · " + label.javaVersion() + " · driver "
                        + label.driver()
                        + " · " + Quantity.count(report.gist().entries())
                        + " journal entries · took "
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
