package p4.sim.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import p4.model.ContentHash;
import p4.sim.check.Verdict;
import p4.sim.report.chart.Markup;
import p4.sim.report.chart.Quantity;

/** The report for people: one file that needs no network, no script and no wide screen. */
final class HtmlReport {

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private final Report report;
    private final ContentHash told;
    private final Markup page = new Markup();

    private HtmlReport(Report report, ContentHash told) {
        this.report = report;
        this.told = told;
    }

    static String text(Report report, Series series, ContentHash told) {
        return new HtmlReport(report, told).write(series);
    }

    private String write(Series series) {
        head();
        page.open("body").open("main");
        Chronicle chronicle = Chronicle.of(report.journal());
        Latencies latencies = Latencies.of(report.journal());
        new Masthead(report, page).write(chronicle, latencies);
        new CheckSection(report, page).write();
        new ChartSections(report, page).write(chronicle, series, latencies);
        new StorySections(report, page).write();
        new TableSections(report, page).write(series, latencies);
        foot();
        page.close("main").close("body").close("html").raw("\n");
        return page.toString();
    }

    private void head() {
        page.raw("<!doctype html>\n")
                .open("html", "lang", "en")
                .open("head")
                .raw("<meta charset=\"utf-8\">")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">")
                .raw("<link rel=\"icon\" href=\"data:,\">")
                .leaf("title", report.label().scenario() + " " + word(report.overall()))
                .open("style")
                .raw(style())
                .close("style")
                .close("head");
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

    /** A result as a word. */
    static String word(Verdict.Result result) {
        return result.name().toLowerCase(Locale.ROOT);
    }

    /** A result as a sign that does without colour. */
    static String sign(Verdict.Result result) {
        return switch (result) {
            case PASSED -> "✓";
            case FAILED -> "✕";
            case UNKNOWN -> "?";
        };
    }

    /** A table with a header row; cells of {@code numeric} columns are set to the right. */
    static void table(
            Markup page, List<String> header, List<Integer> numeric, List<List<String>> rows) {
        String breadth = header.size() > 3 ? "broad" : "slim";
        page.open("div", "class", "scroll")
                .open("table", "class", breadth)
                .open("thead")
                .open("tr");
        for (int i = 0; i < header.size(); i++) {
            page.leaf(
                    "th",
                    header.get(i),
                    "scope",
                    "col",
                    "class",
                    numeric.contains(i) ? "number" : "");
        }
        page.close("tr").close("thead").open("tbody");
        for (List<String> row : rows) {
            page.open("tr");
            for (int i = 0; i < row.size(); i++) {
                page.leaf("td", row.get(i), "class", numeric.contains(i) ? "number" : "");
            }
            page.close("tr");
        }
        page.close("tbody").close("table").close("div");
    }

    private static String style() {
        try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
            if (css == null) throw new AssertionError("report.css is not beside its class");
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
