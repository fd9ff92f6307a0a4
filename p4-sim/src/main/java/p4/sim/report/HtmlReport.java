package p4.sim.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import p4.sim.check.Verdict;
import p4.sim.journal.Entry;
import p4.sim.journal.EntryCodec;
import p4.sim.journal.Event;

/** The report for people: one file that needs no network, no script, and no wide screen. */
final class HtmlReport {

    private static final int SLOWEST = 8;
    private static final int EXCERPT = 6;

    private final Report report;
    private final Charts charts;
    private final StringBuilder page = new StringBuilder();

    private HtmlReport(Report report, Series series) {
        this.report = report;
        this.charts = new Charts(report, series);
    }

    static String text(Report report, Series series) {
        return new HtmlReport(report, series).write();
    }

    private String write() {
        RunLabel label = report.label();
        String title = label.scenario() + " · " + report.overall().name().toLowerCase(Locale.ROOT);
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<link rel=\"icon\" href=\"data:,\">")
                .append("<title>")
                .append(Html.escape(title))
                .append("</title><style>")
                .append(style())
                .append("</style></head><body><main>");
        head(label);
        verdicts();
        figure(
                "Peers",
                "<span class=\"key online\">online</span> <span class=\"key registered\">registered"
                        + "</span> <span class=\"key crash\">crash</span>"
                        + " <span class=\"key eviction\">eviction</span>",
                charts.peers());
        figure(
                "Downloads per second",
                "<span class=\"key ok\">ok</span> <span class=\"key refused\">refused</span>"
                        + " <span class=\"key failed\">failed</span>",
                charts.downloads());
        figure(
                "From crash to eviction",
                "each dot a crashed peer, at the moment of its crash",
                charts.lags());
        figure("How long downloads took", "share that took at most so long", charts.latencies());
        refusals();
        slowest();
        excerpts();
        page.append("<footer>P4 ")
                .append(Html.escape(label.commit()))
                .append(" · ")
                .append(Html.escape(label.javaVersion()))
                .append(" · ")
                .append(report.journal().size())
                .append(" journal entries</footer></main></body></html>\n");
        return page.toString();
    }

    private void head(RunLabel label) {
        String result = report.overall().name().toLowerCase(Locale.ROOT);
        page.append("<header class=\"")
                .append(result)
                .append("\"><p class=\"result\">")
                .append(result)
                .append("</p><h1>")
                .append(Html.escape(label.scenario()))
                .append("</h1><p class=\"why\">")
                .append(Html.escape(report.scenario().why()))
                .append("</p><dl>");
        fact("seed", Long.toString(label.seed()));
        fact("driver", label.driver());
        fact("peers", Integer.toString(report.scenario().peerCount()));
        fact("downloads", Integer.toString(charts.times().size()));
        fact("took", String.format(Locale.ROOT, "%.1f s", label.took().toMillis() / 1e3));
        page.append("</dl></header>");
    }

    private void fact(String name, String value) {
        page.append("<div><dt>")
                .append(name)
                .append("</dt><dd>")
                .append(Html.escape(value))
                .append("</dd></div>");
    }

    private void verdicts() {
        page.append("<section><h2>Checks</h2><table class=\"checks\"><thead><tr><th>check</th>")
                .append("<th>found</th></tr></thead><tbody>");
        for (Verdict verdict : report.verdicts()) {
            String result = verdict.result().name().toLowerCase(Locale.ROOT);
            page.append("<tr class=\"")
                    .append(result)
                    .append("\"><td><span class=\"dot\">")
                    .append(result)
                    .append("</span> ")
                    .append(Html.escape(verdict.check().text()))
                    .append("</td><td>")
                    .append(Html.escape(verdict.figure()));
            if (!verdict.why().isEmpty()) {
                page.append("<p class=\"reason\">")
                        .append(Html.escape(verdict.why()))
                        .append("</p>");
            }
            page.append("</td></tr>");
        }
        page.append("</tbody></table></section>");
    }

    private void figure(String title, String key, String svg) {
        if (svg.isEmpty()) return;
        page.append("<section><h2>")
                .append(title)
                .append("</h2><p class=\"legend\">")
                .append(key)
                .append("</p><figure>")
                .append(svg)
                .append("</figure></section>");
    }

    private void refusals() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Entry entry : report.journal()) {
            if (entry.event() instanceof Event.RequestRefused refused) {
                counts.merge(
                        "tracker: " + refused.status() + " " + refused.why() + " to "
                                + refused.request(),
                        1,
                        Integer::sum);
            } else if (entry.event() instanceof Event.TicketRefused refused) {
                counts.merge("tracker, for a holder: " + refused.why(), 1, Integer::sum);
            } else if (entry.event() instanceof Event.ServeRefused refused) {
                counts.merge("holder: " + refused.why() + ", " + refused.detail(), 1, Integer::sum);
            }
        }
        if (counts.isEmpty()) return;
        page.append("<section><h2>Refusals</h2><table><tbody>");
        counts.forEach((what, count) -> row(what, Integer.toString(count)));
        page.append("</tbody></table></section>");
    }

    private void slowest() {
        List<Entry> slow = report.journal().stream()
                .filter(entry -> entry.event() instanceof Event.FetchEnded ended
                        && ended.outcome() == Event.Outcome.OK)
                .sorted(Comparator.comparing(
                                (Entry entry) -> ((Event.FetchEnded) entry.event()).took())
                        .reversed())
                .limit(SLOWEST)
                .toList();
        if (slow.isEmpty()) return;
        page.append("<section><h2>Slowest downloads</h2><table><tbody>");
        for (Entry entry : slow) {
            var ended = (Event.FetchEnded) entry.event();
            row(
                    "fetch " + ended.fetch() + " by " + entry.who() + ", " + ended.bytes() / 1024
                            + " KiB " + ended.detail(),
                    ended.took().toMillis() + " ms");
        }
        page.append("</tbody></table></section>");
    }

    private void row(String left, String right) {
        page.append("<tr><td>")
                .append(Html.escape(left))
                .append("</td><td class=\"number\">")
                .append(Html.escape(right))
                .append("</td></tr>");
    }

    /** What led to each failure: the last entries up to the one that decided it. */
    private void excerpts() {
        for (Verdict verdict : report.verdicts()) {
            if (verdict.result() != Verdict.Result.FAILED || verdict.turn().isEmpty()) continue;
            int turn = (int) verdict.turn().getAsLong();
            page.append("<section><h2>What led to ")
                    .append(Html.escape(verdict.check().text()))
                    .append("</h2><pre>");
            for (Entry entry : report.journal().subList(Math.max(0, turn - EXCERPT), turn)) {
                page.append(Html.escape(EntryCodec.write(entry))).append('\n');
            }
            page.append("</pre></section>");
        }
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
