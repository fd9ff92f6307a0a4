package p4.sim.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import p4.sim.check.Verdict;
import p4.sim.report.chart.Markup;

/** What all pages have in common: one file each, without script, that asks no network for anything. */
public final class Page {

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private Page() {}

    /** Begins a page; what comes next is its content. */
    public static Markup begin(String title) {
        return new Markup()
                .raw("<!doctype html>\n")
                .open("html", "lang", "en")
                .open("head")
                .raw("<meta charset=\"utf-8\">")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">")
                .raw("<link rel=\"icon\" href=\"data:,\">")
                .leaf("title", title)
                .open("style")
                .raw(style())
                .close("style")
                .close("head")
                .open("body")
                .open("main");
    }

    /** Ends {@code page}, and gives all of it. */
    public static String end(Markup page) {
        return page.close("main").close("body").close("html").raw("\n").toString();
    }

    /** A result as a word. */
    public static String word(Verdict.Result result) {
        return result.name().toLowerCase(Locale.ROOT);
    }

    /** A result as a sign that does without colour. */
    public static String sign(Verdict.Result result) {
        return switch (result) {
            case PASSED -> "✓";
            case FAILED -> "✕";
            case UNKNOWN -> "?";
        };
    }

    /** A result as the badge at the top of a page. */
    public static void badge(Markup page, Verdict.Result result) {
        page.open("p", "class", "result")
                .open("span", "class", "sign", "aria-hidden", "true")
                .text(sign(result))
                .close("span")
                .text(word(result))
                .close("p");
    }

    /** A table with a header row; cells of {@code numeric} columns are set to the right. */
    public static void table(
            Markup page, List<String> header, List<Integer> numeric, List<List<String>> rows) {
        String breadth = header.size() > 3 ? "broad" : "slim";
        page.open("div", "class", "scroll")
                .open("table", "class", breadth)
                .open("thead")
                .open("tr");
        for (int i = 0; i < header.size(); i++) {
            String kind = numeric.contains(i) ? "number" : "";
            page.leaf("th", header.get(i), "scope", "col", "class", kind);
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
        try (InputStream css = Page.class.getResourceAsStream("report.css")) {
            if (css == null) throw new AssertionError("report.css is not beside its class");
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
