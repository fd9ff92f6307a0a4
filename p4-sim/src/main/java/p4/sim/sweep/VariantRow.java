package p4.sim.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import p4.sim.check.Verdict;

/** What became of all runs of a variant; {@code runs} are in the order of the plan. */
public record VariantRow(Variant variant, List<Row> runs, Count count, List<CheckRow> checks) {

    static VariantRow of(Variant variant, List<Row> runs) {
        return new VariantRow(variant, runs, Count.of(runs, Row::result), checks(runs));
    }

    /** The seeds whose runs ended so. */
    public List<Long> seeds(Verdict.Result result) {
        return runs.stream()
                .filter(row -> row.result() == result)
                .map(Row::seed)
                .toList();
    }

    /** The seeds of which two runs differed. */
    public List<Long> differed() {
        return runs.stream()
                .filter(row -> row.again() == Row.Again.DIFFERENT)
                .map(Row::seed)
                .toList();
    }

    private static List<CheckRow> checks(List<Row> runs) {
        Map<String, List<Verdict>> verdicts = new LinkedHashMap<>();
        for (Row run : runs) {
            for (Verdict verdict : run.verdicts()) {
                verdicts.computeIfAbsent(verdict.check().text(), text -> new ArrayList<>())
                        .add(verdict);
            }
        }
        return verdicts.entrySet().stream()
                .map(entry -> CheckRow.of(entry.getKey(), entry.getValue()))
                .toList();
    }
}
