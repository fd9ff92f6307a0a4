package p4.sim.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import p4.sim.check.Verdict;
import p4.sim.scenario.Setting;

/** Every run for spreadsheets: its seed, its result, and what each check found. */
final class RunsCsv {

    private final Table table;
    private final List<String> checks;

    private RunsCsv(Table table) {
        this.table = table;
        this.checks = table.variants().stream()
                .flatMap(variant -> variant.checks().stream())
                .map(CheckRow::check)
                .distinct()
                .toList();
    }

    static String text(Table table) {
        return new RunsCsv(table).text();
    }

    private String text() {
        var csv = new Csv();
        var head = new ArrayList<>(table.keys());
        head.addAll(List.of("seed", "result", "second_run"));
        for (String check : checks) {
            head.add(check);
            head.add(check + " figure");
        }
        csv.line(head);
        table.rows().forEach(row -> csv.line(cells(row)));
        return csv.toString();
    }

    private List<String> cells(Row row) {
        var cells = new ArrayList<>(table.plan().variants().get(row.variant()).settings().stream()
                .map(Setting::value)
                .toList());
        cells.add(Long.toString(row.seed()));
        cells.add(word(row.result()));
        cells.add(again(row.again()));
        for (String check : checks) {
            cells.add(row.verdict(check).map(found -> word(found.result())).orElse(""));
            cells.add(row.verdict(check).map(RunsCsv::figure).orElse(""));
        }
        return cells;
    }

    private static String figure(Verdict verdict) {
        return verdict.measured().isPresent()
                ? Figures.plain(verdict.measured().getAsDouble())
                : verdict.figure();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String again(Row.Again again) {
        return switch (again) {
            case NOT_RUN -> "";
            case SAME, DIFFERENT -> word(again);
        };
    }
}
