package p4.sim.replay;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import p4.model.ContentHash;
import p4.sim.check.Verdict;
import p4.sim.journal.Entry;
import p4.sim.report.JsonReport;
import p4.sim.report.Report;
import p4.sim.report.RunLabel;
import p4.sim.report.gist.Metric;
import p4.sim.report.gist.Metrics;
import p4.sim.scenario.CheckPlan;
import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.Scenario;

/** Reads {@code report.json}, as far as a run can be had again and compared from it. */
final class ReportReader {

    private final String folder;
    private final JsonObject json;

    /** Reads {@code text}, which lies in {@code folder}. */
    ReportReader(String folder, String text) {
        this.folder = folder;
        this.json = parse(text);
    }

    LeftRun read(Scenario scenario, String text, List<Entry> journal) {
        refuseOtherVersions();
        var label = new RunLabel(
                member("scenario", JsonElement::getAsString),
                member("seed", JsonElement::getAsLong),
                member("commit", JsonElement::getAsString),
                member("driver", JsonElement::getAsString),
                member("java", JsonElement::getAsString),
                Duration.ofMillis(member("tookMillis", JsonElement::getAsLong)),
                text);
        Report report = Report.of(label, scenario, journal, verdicts(scenario.checks()));
        return new LeftRun(
                report,
                journal,
                member("journalSha256", hash -> new ContentHash(hash.getAsString())),
                member("result", result -> Verdict.Result.valueOf(result.getAsString())),
                member("entries", JsonElement::getAsInt),
                json.has("figures")
                        ? member("figures", ReportReader::metrics)
                        : report.gist().metrics());
    }

    /** A report without a number is of the first version, from before they had numbers. */
    private void refuseOtherVersions() {
        int version = json.has("version") ? member("version", JsonElement::getAsInt) : 1;
        if (version == JsonReport.VERSION) return;
        throw new BadResults(folder + ": found a report.json of version " + version
                + ", expected version " + JsonReport.VERSION);
    }

    private static Metrics metrics(JsonElement element) {
        JsonObject figures = element.getAsJsonObject();
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            if (figures.has(metric.key())) {
                values.put(metric, figures.get(metric.key()).getAsDouble());
            }
        }
        return new Metrics(values);
    }

    private JsonObject parse(String text) {
        try {
            return JsonParser.parseString(text).getAsJsonObject();
        } catch (RuntimeException bad) {
            throw new BadResults(folder + ": found a report.json that is no JSON object, expected"
                    + " the report of a run");
        }
    }

    private List<Verdict> verdicts(CheckPlan plan) {
        List<CheckSpec> specs = Stream.of(
                        plan.always(), plan.eventually(), plan.atEnd(), plan.unasked())
                .flatMap(List::stream)
                .toList();
        var verdicts = new ArrayList<Verdict>();
        for (JsonElement check : member("checks", JsonElement::getAsJsonArray)) {
            verdicts.add(read(check.toString(), ignored -> verdict(check, specs)));
        }
        return verdicts;
    }

    private static Verdict verdict(JsonElement element, List<CheckSpec> specs) {
        JsonObject check = element.getAsJsonObject();
        String text = check.get("check").getAsString();
        CheckSpec spec = specs.stream()
                .filter(known -> known.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such check: " + text));
        return new Verdict(
                spec,
                Verdict.Result.valueOf(check.get("result").getAsString()),
                check.get("figure").getAsString(),
                check.get("why").getAsString(),
                check.has("turn")
                        ? OptionalLong.of(check.get("turn").getAsLong())
                        : OptionalLong.empty(),
                check.has("measured")
                        ? OptionalDouble.of(check.get("measured").getAsDouble())
                        : OptionalDouble.empty());
    }

    private <T> T member(String key, Function<JsonElement, T> reader) {
        if (!json.has(key)) {
            throw new BadResults(folder + ": found a report.json without \"" + key
                    + "\", expected the report of a run");
        }
        return read(key, ignored -> reader.apply(json.get(key)));
    }

    private <T> T read(String what, Function<String, T> reader) {
        try {
            return reader.apply(what);
        } catch (RuntimeException bad) {
            throw new BadResults(folder + ": found a report.json whose " + what
                    + " makes no sense, expected the report of a run");
        }
    }
}
