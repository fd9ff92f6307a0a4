package p4.sim.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import p4.sim.check.Verdict;
import p4.sim.scenario.Setting;

/** The table for spreadsheets: a line for each variant, and one for each of its checks. */
final class TableCsv {

    private static final List<String> HEAD = List.of(
            "check",
            "runs",
            "passed",
            "failed",
            "unknown",
            "passed_share",
            "passed_low",
            "passed_high",
            "unit",
            "mean",
            "mean_low",
            "mean_high",
            "failing_seeds");

    private TableCsv() {}

    static String text(Table table) {
        var csv = new Csv();
        var head = new ArrayList<>(table.keys());
        head.addAll(HEAD);
        csv.line(head);
        for (VariantRow variant : table.variants()) {
            csv.line(
                    cells(variant, "", variant.count(), List.of("", "", "", ""), failing(variant)));
            for (CheckRow check : variant.checks()) {
                csv.line(cells(
                        variant,
                        check.check(),
                        check.count(),
                        figures(check),
                        failing(variant, check)));
            }
        }
        return csv.toString();
    }

    private static List<String> cells(
            VariantRow variant, String check, Count count, List<String> figures, String failing) {
        var cells = new ArrayList<>(
                variant.variant().settings().stream().map(Setting::value).toList());
        Interval share = count.share();
        cells.addAll(List.of(
                check,
                Integer.toString(count.all()),
                Integer.toString(count.passed()),
                Integer.toString(count.failed()),
                Integer.toString(count.unknown()),
                Figures.plain((double) count.passed() / count.all()),
                Figures.plain(share.low()),
                Figures.plain(share.high())));
        cells.addAll(figures);
        cells.add(failing);
        return cells;
    }

    private static List<String> figures(CheckRow check) {
        String unit = check.unit().name().toLowerCase(Locale.ROOT);
        if (check.mean().isEmpty()) return List.of(unit, "", "", "");
        Estimate mean = check.mean().get();
        return List.of(
                unit,
                Figures.plain(mean.mean()),
                mean.interval().map(Interval::low).map(Figures::plain).orElse(""),
                mean.interval().map(Interval::high).map(Figures::plain).orElse(""));
    }

    private static String failing(VariantRow variant) {
        return words(variant.seeds(Verdict.Result.FAILED));
    }

    private static String failing(VariantRow variant, CheckRow check) {
        return words(variant.runs().stream()
                .filter(run -> run.verdicts().stream()
                        .anyMatch(verdict -> verdict.result() == Verdict.Result.FAILED
                                && verdict.check().text().equals(check.check())))
                .map(Row::seed)
                .toList());
    }

    private static String words(List<Long> seeds) {
        return seeds.stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
