package p4.sim.sweep;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import p4.sim.check.Verdict;
import p4.sim.report.chart.Axis;
import p4.sim.report.chart.Frame;
import p4.sim.report.chart.Markup;
import p4.sim.report.chart.Plot;
import p4.sim.report.chart.Point;
import p4.sim.report.chart.Quantity;
import p4.sim.scenario.CheckName;

/** Draws one figure of all runs, side by side for each variant, and where its mean lies. */
final class Chart {

    private static final int DOTS_MAX = 300;

    private final Table table;
    private final CheckRow check;

    Chart(Table table, CheckRow check) {
        this.table = table;
        this.check = check;
    }

    void write(Markup page) {
        page.open("figure").raw(svg(Frame.WIDE)).raw(svg(Frame.NARROW)).close("figure");
    }

    private String svg(Frame frame) {
        var plot = new Plot(frame, check.check(), description(), places(), heights());
        for (int i = 0; i < table.variants().size(); i++) {
            dots(plot, i, table.variants().get(i));
            mean(plot, i, table.variants().get(i));
        }
        return plot.svg();
    }

    private Axis places() {
        return Axis.named(table.variants().stream()
                .map(variant -> variant.variant().label())
                .toList());
    }

    private Axis heights() {
        double max = verdicts(table.rows()).mapToDouble(Chart::figure).max().orElse(1);
        return Axis.upTo(
                max,
                5,
                value -> check.unit() == CheckName.Unit.SHARE
                        ? Quantity.compact(100 * value) + " %"
                        : Figures.words(check.unit(), value));
    }

    /** Of many runs only some are drawn, but every one that failed. */
    private void dots(Plot plot, int place, VariantRow variant) {
        List<Row> runs = variant.runs();
        int step = Math.max(1, runs.size() / DOTS_MAX);
        for (int i = 0; i < runs.size(); i++) {
            Row run = runs.get(i);
            boolean drawn = i % step == 0;
            double x = place + 0.15 + 0.7 * (i + 0.5) / runs.size();
            run.verdict(check.check())
                    .filter(found -> found.measured().isPresent())
                    .filter(found -> drawn || isFailed(found))
                    .ifPresent(found -> plot.dot(
                            isFailed(found) ? "late" : "mark",
                            new Point(x, figure(found)),
                            "seed " + run.seed() + ": " + found.figure()));
        }
    }

    private static boolean isFailed(Verdict found) {
        return found.result() == Verdict.Result.FAILED;
    }

    private void mean(Plot plot, int place, VariantRow variant) {
        variant.checks().stream()
                .filter(row -> row.check().equals(check.check()))
                .flatMap(row -> row.mean().stream())
                .forEach(mean -> {
                    double middle = place + 0.5;
                    mean.interval()
                            .ifPresent(ends -> plot.stairs(
                                    "registered",
                                    List.of(
                                            new Point(middle, ends.low()),
                                            new Point(middle, ends.high()))));
                    plot.stairs(
                            "registered",
                            List.of(
                                    new Point(place + 0.2, mean.mean()),
                                    new Point(place + 0.8, mean.mean())));
                });
    }

    private Stream<Verdict> verdicts(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> row.verdict(check.check()).stream())
                .filter(found -> found.measured().isPresent());
    }

    private static double figure(Verdict found) {
        return found.measured().orElse(0);
    }

    private String description() {
        Function<VariantRow, String> words = variant -> variant.checks().stream()
                .filter(row -> row.check().equals(check.check()))
                .flatMap(row -> row.mean().stream())
                .map(mean ->
                        variant.variant().label() + ": mean " + Figures.words(check.unit(), mean))
                .findFirst()
                .orElse("");
        return String.join("; ", table.variants().stream().map(words).toList());
    }
}
