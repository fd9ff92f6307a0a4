package p4.sim.sweep;

import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import p4.sim.check.Verdict;

/** The table for programs. */
final class TableJson {

    private static final String INTERVALS =
            "95 % confidence: Wilson for passed, Student's t for means";

    private TableJson() {}

    static String text(Table table, SweepLabel label) {
        Map<String, Object> top = new LinkedHashMap<>();
        top.put("sweep", table.plan().name());
        top.put("commit", label.commit());
        top.put("java", label.javaVersion());
        top.put("tookMillis", label.took().toMillis());
        top.put("complete", table.rows().size() == table.plan().size());
        top.put("planned", table.plan().size());
        top.put("result", table.overall().name());
        top.put("differed", table.differs());
        put(top, table.count());
        top.put("intervals", INTERVALS);
        top.put("variants", table.variants().stream().map(TableJson::variant).toList());
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(top) + "\n";
    }

    private static Map<String, Object> variant(VariantRow variant) {
        Map<String, Object> found = new LinkedHashMap<>();
        Map<String, String> settings = new LinkedHashMap<>();
        variant.variant().settings().forEach(set -> settings.put(set.key(), set.value()));
        found.put("set", settings);
        put(found, variant.count());
        found.put("failingSeeds", variant.seeds(Verdict.Result.FAILED));
        found.put("unknownSeeds", variant.seeds(Verdict.Result.UNKNOWN));
        found.put("differingSeeds", variant.differed());
        found.put("checks", variant.checks().stream().map(TableJson::check).toList());
        return found;
    }

    private static Map<String, Object> check(CheckRow check) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("check", check.check());
        put(found, check.count());
        check.mean().ifPresent(mean -> {
            found.put("unit", check.unit().name());
            found.put("mean", mean.mean());
            mean.interval().ifPresent(ends -> found.put("meanWithin", ends(ends)));
        });
        return found;
    }

    private static void put(Map<String, Object> found, Count count) {
        found.put("runs", count.all());
        found.put("passed", count.passed());
        found.put("failed", count.failed());
        found.put("unknown", count.unknown());
        if (count.all() > 0) found.put("passedWithin", ends(count.share()));
    }

    private static List<Double> ends(Interval interval) {
        return List.of(interval.low(), interval.high());
    }
}
