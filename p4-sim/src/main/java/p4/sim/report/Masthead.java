package p4.sim.report;

import java.util.List;
import p4.sim.check.Verdict;
import p4.sim.report.chart.Markup;
import p4.sim.report.chart.Quantity;

/** The top of the page: what the run comes to, why, and its figures at a glance. */
final class Masthead {

    private final Report report;
    private final Markup page;

    Masthead(Report report, Markup page) {
        this.report = report;
        this.page = page;
    }

    void write(Chronicle chronicle, Latencies latencies) {
        String word = Page.word(report.overall());
        page.open("header", "class", "masthead " + word);
        Page.badge(page, report.overall());
        page.open("h1")
                .text(report.label().scenario())
                .leaf("small", " seed " + report.label().seed())
                .close("h1")
                .leaf("p", report.scenario().why(), "class", "why");
        reasons();
        figures(chronicle, latencies);
        page.close("header");
    }

    private void reasons() {
        List<Verdict> broken = report.verdicts().stream()
                .filter(verdict -> verdict.result() == Verdict.Result.FAILED)
                .toList();
        List<Verdict> open = report.verdicts().stream()
                .filter(verdict -> verdict.result() == Verdict.Result.UNKNOWN)
                .toList();
        List<Verdict> told = broken.isEmpty() ? open : broken;
        if (told.isEmpty() && report.doubts().isEmpty()) return;
        page.open("ul", "class", "reasons");
        for (Verdict verdict : told) {
            page.open("li")
                    .leaf("code", verdict.check().text())
                    .text(" " + verdict.why())
                    .close("li");
        }
        report.doubts().forEach(doubt -> page.leaf("li", doubt));
        page.close("ul");
    }

    private void figures(Chronicle chronicle, Latencies latencies) {
        long passed = report.verdicts().stream()
                .filter(verdict -> verdict.result() == Verdict.Result.PASSED)
                .count();
        long bytes = latencies.downloads().stream()
                .mapToLong(Latencies.Download::bytes)
                .sum();
        page.open("dl", "class", "figures");
        figure("checks passed", passed + " of " + report.verdicts().size());
        figure("peers", Integer.toString(report.scenario().peerCount()));
        figure("downloads", Integer.toString(latencies.downloads().size()));
        figure("bytes verified", Quantity.bytes(bytes));
        figure("crashes", Integer.toString(chronicle.crashes().size()));
        figure("evictions", Integer.toString(chronicle.evictions().size()));
        page.close("dl");
    }

    private void figure(String name, String value) {
        page.open("div").leaf("dt", name).leaf("dd", value).close("div");
    }
}
