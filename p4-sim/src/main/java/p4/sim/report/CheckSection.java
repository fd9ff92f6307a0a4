package p4.sim.report;

import java.util.List;
import p4.sim.check.Verdict;
import p4.sim.report.chart.Markup;
import p4.sim.scenario.CheckName;

/** Every check with the figure it judged, by when it is judged. */
final class CheckSection {

    private final Report report;
    private final Markup page;

    CheckSection(Report report, Markup page) {
        this.report = report;
        this.page = page;
    }

    void write() {
        page.open("section").leaf("h2", "Checks").open("table", "class", "checks");
        page.raw("<thead class=\"aside\"><tr><th scope=\"col\">check</th>"
                + "<th scope=\"col\">found</th></tr></thead>");
        for (CheckName.When when : CheckName.When.values()) {
            List<Verdict> verdicts = report.verdicts().stream()
                    .filter(verdict -> verdict.check().name().when() == when)
                    .toList();
            if (!verdicts.isEmpty()) group(title(when), verdicts);
        }
        page.close("table").close("section");
    }

    private static String title(CheckName.When when) {
        return switch (when) {
            case ALWAYS -> "In every moment";
            case EVENTUALLY -> "Once the faults were over";
            case AT_END -> "In the end";
        };
    }

    private void group(String title, List<Verdict> verdicts) {
        page.open("tbody").open("tr", "class", "group");
        page.leaf("th", title, "colspan", 2, "scope", "colgroup").close("tr");
        for (Verdict verdict : verdicts) {
            String word = Page.word(verdict.result());
            page.open("tr", "class", word)
                    .open("td")
                    .open("span", "class", "sign")
                    .leaf("span", Page.sign(verdict.result()), "aria-hidden", "true")
                    .leaf("span", word, "class", "aside")
                    .close("span")
                    .leaf("code", verdict.check().text())
                    .leaf("p", verdict.check().name().promise(), "class", "promise")
                    .close("td")
                    .open("td")
                    .text(verdict.figure());
            if (!verdict.why().isEmpty()) page.leaf("p", verdict.why(), "class", "reason");
            page.close("td").close("tr");
        }
        page.close("tbody");
    }
}
