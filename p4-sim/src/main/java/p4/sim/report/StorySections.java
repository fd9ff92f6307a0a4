package p4.sim.report;

import java.util.List;
import p4.sim.check.Verdict;
import p4.sim.report.chart.Markup;
import p4.sim.report.chart.Quantity;

/** What led to each verdict that is not good, from the journal. */
final class StorySections {

    private final Report report;
    private final Markup page;

    StorySections(Report report, Markup page) {
        this.report = report;
        this.page = page;
    }

    void write() {
        report.verdicts().stream()
                .filter(verdict -> verdict.result() != Verdict.Result.PASSED)
                .forEach(verdict -> verdict.turn().ifPresent(turn -> write(verdict, turn)));
    }

    private void write(Verdict verdict, long turn) {
        page.open("section", "class", "story")
                .open("h2")
                .text("What led to ")
                .leaf("code", verdict.check().text())
                .close("h2")
                .leaf("p", verdict.why(), "class", "lede");
        List<List<String>> rows = Excerpt.before(report.journal(), turn, verdict.why()).stream()
                .map(line -> List.of(
                        Long.toString(line.turn()),
                        Quantity.seconds(line.seconds()),
                        line.who(),
                        line.event(),
                        line.details()))
                .toList();
        Page.table(page, List.of("turn", "at", "who", "event", "details"), List.of(0, 1), rows);
        page.close("section");
    }
}
