package p4.sim.compare;

import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import p4.sim.check.Verdict;
import p4.sim.report.gist.Metric;

/** A comparison for programs: one object, in which the values of all runs stand in one order. */
public final class ComparisonJson {

    private final Comparison comparison;

    private ComparisonJson(Comparison comparison) {
        this.comparison = comparison;
    }

    /** Writes {@code comparison}; what a run has not is {@code null}. */
    public static String text(Comparison comparison) {
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .serializeNulls()
                        .create()
                        .toJson(new ComparisonJson(comparison).top())
                + "\n";
    }

    private Map<String, Object> top() {
        Map<String, Object> top = new LinkedHashMap<>();
        top.put("version", 1);
        top.put("identical", comparison.areIdentical());
        top.put("runs", comparison.subjects().stream().map(ComparisonJson::run).toList());
        top.put(
                "differences",
                comparison.settings().stream().map(this::difference).toList());
        top.put("checks", comparison.checks().stream().map(this::check).toList());
        top.put("figures", comparison.measured().stream().map(this::figure).toList());
        return top;
    }

    private static Map<String, Object> run(Subject one) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("run", one.letter());
        run.put("results", one.folder().toString());
        run.put("scenario", one.label().scenario());
        run.put("seed", one.label().seed());
        run.put("driver", one.label().driver());
        run.put("commit", one.label().commit());
        run.put("java", one.label().javaVersion());
        run.put("result", one.result().name());
        run.put("journalSha256", one.told().hex());
        run.put("entries", one.entries());
        run.put("tookMillis", one.label().took().toMillis());
        return run;
    }

    private Map<String, Object> difference(Row row) {
        Map<String, Object> difference = new LinkedHashMap<>();
        difference.put("key", row.name());
        difference.put("values", all(one -> Optional.ofNullable(one.keys().get(row.name()))));
        return difference;
    }

    private Map<String, Object> check(Row row) {
        Function<Subject, Optional<Verdict>> verdict = one -> one.verdict(row.name());
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("check", row.name());
        check.put(
                "results",
                all(one -> verdict.apply(one).map(found -> found.result().name())));
        check.put("figures", all(one -> verdict.apply(one).map(Verdict::figure)));
        check.put(
                "values", all(one -> verdict.apply(one).flatMap(found -> boxed(found.measured()))));
        putRatios(check, row);
        return check;
    }

    private Map<String, Object> figure(Metric metric) {
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("figure", metric.key());
        figure.put("title", metric.title());
        figure.put("unit", metric.unit().name());
        figure.put("better", metric.better().name());
        figure.put("values", all(one -> boxed(one.metrics().value(metric))));
        putRatios(figure, comparison.figure(metric));
        return figure;
    }

    /** The base stands to itself as 1, where it has a figure at all. */
    private static void putRatios(Map<String, Object> into, Row row) {
        List<@Nullable Object> ratios = new ArrayList<>();
        row.cells().forEach(cell -> ratios.add(boxed(cell.ratio()).orElse(null)));
        into.put("ratios", ratios);
        into.put(
                "worse",
                row.cells().stream().map(cell -> cell.trend() == Trend.WORSE).toList());
    }

    private <T> List<@Nullable Object> all(Function<Subject, Optional<T>> values) {
        List<@Nullable Object> all = new ArrayList<>();
        comparison.subjects().forEach(one -> all.add(values.apply(one).orElse(null)));
        return all;
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
