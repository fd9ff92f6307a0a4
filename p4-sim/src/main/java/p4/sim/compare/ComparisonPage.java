package p4.sim.compare;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import p4.sim.report.Page;
import p4.sim.report.chart.Markup;
import p4.sim.report.chart.Quantity;

/** A comparison for people: one page that needs no network, no script and no wide screen. */
public final class ComparisonPage {

    private static final String TITLE = "side by side";

    private final Comparison comparison;
    private final Markup page;

    private ComparisonPage(Comparison comparison) {
        this.comparison = comparison;
        this.page = Page.begin(name(comparison) + ", " + TITLE);
    }

    /** Writes {@code comparison} as HTML. */
    public static String text(Comparison comparison) {
        return new ComparisonPage(comparison).write();
    }

    private String write() {
        head();
        var tables = new VersusTables(comparison, page);
        tables.settings();
        tables.figures();
        new VersusCharts(comparison.subjects(), page).write();
        tables.checks();
        foot();
        return Page.end(page);
    }

    private static String name(Comparison comparison) {
        Set<String> names = comparison.subjects().stream()
                .map(one -> one.label().scenario())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return String.join(" / ", names);
    }

    private void head() {
        int runs = comparison.subjects().size();
        page.open("header", "class", "masthead")
                .open("h1")
                .text(name(comparison))
                .leaf("small", " " + runs + " runs " + TITLE)
                .close("h1")
                .open("div", "class", "contest");
        List<Tendency> tendencies = comparison.tendencies();
        for (int i = 0; i < runs; i++) card(comparison.subjects().get(i), tendencies.get(i));
        page.close("div").close("header");
    }

    private void card(Subject one, Tendency tendency) {
        page.open("div", "class", one.style() + " " + Page.word(one.result()))
                .open("div", "class", "who")
                .leaf("span", one.letter(), "class", "chip");
        Page.badge(page, one.result());
        page.close("div")
                .open("p", "class", "title")
                .text(one.label().scenario())
                .leaf("small", " seed " + one.label().seed())
                .close("p")
                .leaf(
                        "p",
                        one.label().driver() + " · " + one.label().commit() + " · took "
                                + Quantity.seconds(one.seconds()),
                        "class",
                        "label");
        page.leaf("p", tendency.words(), "class", "tendency").close("div");
    }

    private void foot() {
        page.open("footer");
        for (Subject one : comparison.subjects()) {
            page.open("p")
                    .text(one.letter() + " · " + one.label().javaVersion() + " · " + one.entries()
                            + " journal entries, SHA-256 ")
                    .leaf("code", one.told().hex())
                    .text(" · ")
                    .leaf("code", one.folder().toString())
                    .close("p");
        }
        page.leaf(
                        "p",
                        "These are single runs. Whether a difference is more than chance, a sweep"
                                + " over many seeds says.")
                .close("footer");
    }
}
