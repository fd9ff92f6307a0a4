package p4.sim.report;

import java.util.List;
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
        report.stories().forEach(this::write);
    }

    private void write(Story story) {
        page.open("section", "class", "story")
                .open("h2")
                .text("What led to ")
                .leaf("code", story.verdict().check().text())
                .close("h2")
                .leaf("p", story.verdict().why(), "class", "lede");
        List<List<String>> rows = story.lines().stream()
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
