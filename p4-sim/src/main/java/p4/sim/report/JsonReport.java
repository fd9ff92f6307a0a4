package p4.sim.report;

import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import p4.model.ContentHash;
import p4.sim.check.FaultAccount;
import p4.sim.check.Verdict;
import p4.sim.journal.Event;
import p4.sim.report.gist.Metrics;

/** The report for programs. */
public final class JsonReport {

    /** Which form the file has; another number is another form. */
    public static final int VERSION = 1;

    private JsonReport() {}

    static String text(Report report, ContentHash told) {
        RunLabel label = report.label();
        Map<String, Object> top = new LinkedHashMap<>();
        top.put("version", VERSION);
        top.put("scenario", label.scenario());
        top.put("seed", label.seed());
        top.put("commit", label.commit());
        top.put("driver", label.driver());
        top.put("java", label.javaVersion());
        top.put("tookMillis", label.took().toMillis());
        top.put("result", report.overall().name());
        top.put("peers", report.scenario().peerCount());
        top.put("entries", report.gist().entries());
        top.put("journal", report.scenario().journal().key());
        top.put("journalSha256", told.hex());
        top.put("doubts", report.doubts());
        top.put("faults", faults(report.faults()));
        top.put("lateness", lateness(report.lateness()));
        top.put("checks", checks(report.verdicts()));
        top.put("figures", figures(report.gist().metrics()));
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(top) + "\n";
    }

    private static List<Map<String, Object>> faults(List<FaultAccount> accounts) {
        return accounts.stream()
                .map(account -> {
                    Map<String, Object> kind = new LinkedHashMap<>();
                    kind.put("kind", account.kind());
                    kind.put("asked", account.asked());
                    kind.put("injected", account.injected());
                    kind.put("observed", account.observed());
                    return kind;
                })
                .toList();
    }

    private static List<Map<String, Object>> lateness(List<Event.RanLate> measured) {
        return measured.stream()
                .map(late -> {
                    Map<String, Object> figure = new LinkedHashMap<>();
                    figure.put("what", late.what());
                    figure.put("times", late.times());
                    figure.put("medianMillis", late.median().toMillis());
                    figure.put("p99Millis", late.p99().toMillis());
                    figure.put("maxMillis", late.max().toMillis());
                    return figure;
                })
                .toList();
    }

    private static List<Map<String, Object>> checks(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> {
                    Map<String, Object> check = new LinkedHashMap<>();
                    check.put("check", verdict.check().text());
                    check.put("result", verdict.result().name());
                    check.put("figure", verdict.figure());
                    check.put("why", verdict.why());
                    verdict.measured().ifPresent(value -> check.put("measured", value));
                    verdict.turn().ifPresent(turn -> check.put("turn", turn));
                    return check;
                })
                .toList();
    }

    private static Map<String, Double> figures(Metrics metrics) {
        Map<String, Double> figures = new LinkedHashMap<>();
        metrics.values().forEach((metric, value) -> figures.put(metric.key(), value));
        return figures;
    }
}
