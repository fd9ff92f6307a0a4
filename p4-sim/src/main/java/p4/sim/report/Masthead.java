package p4.sim.report;

import java.util.List;
import p4.sim.check.Verdict;
import p4.sim.report.chart.Markup;
import p4.sim.report.chart.Quantity;
import p4.sim.report.gist.Gist;

/** The top of the page: what the run comes to, why, and its figures at a glance. */
final class Masthead {

    private final Report report;
    private final Markup page;

    Masthead(Report report, Markup page) {
        this.report = report;
        this.page = page;
    }

    void write() {
        String word = Page.word(report.overall());
        page.open("header", "class", "masthead " + word);
        Page.badge(page, report.overall());
        page.open("h1")
                .text(report.label().scenario())
                .leaf("small", " seed " + report.label().seed())
                .close("h1")
                .leaf("p", report.scenario().why(), "class", "why");
        reasons();
        figures();
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

    private void figures() {
        Gist gist = report.gist();
        long passed = report.verdicts().stream()
                .filter(verdict -> verdict.result() == Verdict.Result.PASSED)
                .count();
        page.open("dl", "class", "figures");
        figure("checks passed", passed + " of " + report.verdicts().size());
        figure("peers", Quantity.count(report.scenario().peerCount()));
        figure("downloads", Quantity.count(gist.latencies().count()));
        figure("bytes verified", Quantity.bytes(gist.latencies().bytes()));
        figure("crashes", Quantity.count(gist.attendance().crashes().count()));
        figure("evictions", Quantity.count(gist.attendance().evictions().count()));
        page.close("dl");
    }

    private void figure(String name, String value) {
        page.open("div").leaf("dt", name).leaf("dd", value).close("div");
    }
}
