package p4.sim.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import p4.sim.check.Verdict;

/** What a sweep found: a line for each variant of which a run is over. */
public record Table(Plan plan, List<Row> rows, List<VariantRow> variants) {

    /** Makes a table of {@code rows}, which are in the order of the plan. */
    public static Table of(Plan plan, List<Row> rows) {
        var runs = new TreeMap<Integer, List<Row>>();
        for (Row row : rows)
            runs.computeIfAbsent(row.variant(), v -> new ArrayList<>()).add(row);
        var variants = new ArrayList<VariantRow>();
        runs.forEach((number, own) ->
                variants.add(VariantRow.of(plan.variants().get(number), List.copyOf(own))));
        return new Table(plan, List.copyOf(rows), List.copyOf(variants));
    }

    /** All runs together. */
    public Count count() {
        return Count.of(rows, Row::result);
    }

    /** Tells whether two runs of one seed differed. */
    public boolean differs() {
        return rows.stream().anyMatch(row -> row.again() == Row.Again.DIFFERENT);
    }

    /** The keys that were varied. */
    List<String> keys() {
        return plan.variants().get(0).settings().stream()
                .map(setting -> setting.key())
                .toList();
    }

    /** The first few of {@code seeds}, and how many more there are. */
    public static String some(List<Long> seeds) {
        return Figures.some(seeds);
    }

    /** What it all comes to. */
    public Verdict.Result overall() {
        if (count().failed() > 0) return Verdict.Result.FAILED;
        return count().unknown() > 0 || rows.isEmpty()
                ? Verdict.Result.UNKNOWN
                : Verdict.Result.PASSED;
    }
}
