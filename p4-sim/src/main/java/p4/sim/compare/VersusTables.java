package p4.sim.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import p4.sim.check.Verdict;
import p4.sim.report.Page;
import p4.sim.report.chart.Markup;

/** Tables with a column for each run; on a phone each row is a block. */
final class VersusTables {

    private static final double WIDEST = 3; // of two-fold steps, at which a bar is at its longest

    private final Comparison comparison;
    private final Markup page;

    VersusTables(Comparison comparison, Markup page) {
        this.comparison = comparison;
        this.page = page;
    }

    /** Where the scenarios differ. */
    void settings() {
        List<Row> rows = comparison.settings();
        if (rows.isEmpty()) {
            begin("Scenarios", "They are the same in every key.");
            page.close("section");
            return;
        }
        begin("Scenarios", "Where they differ; every default counts as if it were written.");
        table("key", rows, this::setting);
    }

    /** Every figure. */
    void figures() {
        begin(
                "Figures",
                "With each figure, how many times the base's it is; “=” where both are written"
                        + " alike. Bars go left where it is less, right where it is more: one is at"
                        + " its longest at eight times.");
        table(
                "figure",
                comparison.measured().stream().map(comparison::figure).toList(),
                this::figure);
    }

    /** Every check. */
    void checks() {
        begin("Checks", "What each found in each run.");
        table("check", comparison.checks(), this::check);
    }

    /** Fills the cell that a run has in a row. */
    private interface Filling {
        void fill(Row row, int place);
    }

    private void begin(String title, String lede) {
        page.open("section").leaf("h2", title).leaf("p", lede, "class", "lede");
    }

    private void table(String what, List<Row> rows, Filling filling) {
        page.open("div", "class", "scroll")
                .open(
                        "table",
                        "class",
                        "versus of-" + Math.min(comparison.subjects().size(), 7))
                .open("thead")
                .open("tr")
                .leaf("th", what, "scope", "col");
        for (Subject one : comparison.subjects()) {
            page.open("th", "scope", "col");
            chip(one);
            page.close("th");
        }
        page.close("tr").close("thead").open("tbody");
        for (Row row : rows) row(row, filling);
        page.close("tbody").close("table").close("div").close("section");
    }

    private void row(Row row, Filling filling) {
        page.open("tr").open("th", "scope", "row").leaf("span", row.name()).close("th");
        for (int place = 0; place < row.cells().size(); place++) {
            page.open("td", "class", word(row.cells().get(place).trend()));
            chip(comparison.subjects().get(place));
            page.open("div");
            filling.fill(row, place);
            page.close("div").close("td");
        }
        page.close("tr");
    }

    private void chip(Subject one) {
        page.leaf("span", one.letter(), "class", "chip " + one.style());
    }

    private void setting(Row row, int place) {
        page.leaf("code", row.cells().get(place).text());
    }

    private void figure(Row row, int place) {
        Cell cell = row.cells().get(place);
        page.leaf("span", cell.text(), "class", "value");
        mark(cell);
        if (cell.ratio().isPresent() && cell.trend() != Trend.SAME) {
            shift(cell.ratio().getAsDouble());
        }
    }

    private void check(Row row, int place) {
        Optional<Verdict> verdict = comparison.subjects().get(place).verdict(row.name());
        if (verdict.isEmpty()) {
            page.text(Cell.NOTHING.text());
            return;
        }
        Verdict found = verdict.get();
        page.open("span", "class", Page.word(found.result()))
                .leaf("span", Page.sign(found.result()), "class", "sign", "aria-hidden", "true")
                .leaf("span", Page.word(found.result()) + ": ", "class", "aside")
                .close("span")
                .text(" " + found.figure());
        if (row.cells().get(place).trend() != Trend.SAME) mark(row.cells().get(place));
        if (!found.why().isEmpty()) page.leaf("p", found.why(), "class", "reason");
    }

    private void mark(Cell cell) {
        if (!cell.mark().isEmpty()) page.text(" ").leaf("span", cell.mark(), "class", "times");
    }

    /** A bar from the middle, as long as the figure is from the base's, in two-fold steps. */
    private void shift(double ratio) {
        double steps = ratio > 0 ? Math.log(ratio) / Math.log(2) : -WIDEST;
        double width = Math.min(Math.abs(steps), WIDEST) / WIDEST * 50;
        double left = steps < 0 ? 50 - width : 50;
        page.open("span", "class", "shift", "aria-hidden", "true")
                .leaf(
                        "i",
                        "",
                        "style",
                        String.format(Locale.ROOT, "left:%.1f%%;width:%.1f%%", left, width))
                .close("span");
    }

    private static String word(Trend trend) {
        return trend.name().toLowerCase(Locale.ROOT);
    }
}
