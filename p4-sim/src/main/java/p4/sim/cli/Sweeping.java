package p4.sim.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import p4.sim.check.Verdict;
import p4.sim.report.chart.Quantity;
import p4.sim.run.Experiment;
import p4.sim.sweep.Count;
import p4.sim.sweep.Effort;
import p4.sim.sweep.Plan;
import p4.sim.sweep.Row;
import p4.sim.sweep.Sweep;
import p4.sim.sweep.SweepFolder;
import p4.sim.sweep.SweepLabel;
import p4.sim.sweep.Table;
import p4.sim.sweep.VariantRow;

/** Carries out a sweep while somebody watches, and leaves its tables. */
final class Sweeping {

    private final Plan plan;
    private final Effort effort;
    private final Experiment experiment;
    private final SweepFolder folder;

    /** Prepares to leave tables below {@code results}, and {@code keepMax} runs in full. */
    Sweeping(Plan plan, Effort effort, Experiment experiment, Path results, int keepMax) {
        this.plan = plan;
        this.effort = effort;
        this.experiment = experiment;
        String commit = Build.read().commit();
        Path below = results.resolve(plan.name()).resolve("sweep-" + commit);
        this.folder = SweepFolder.make(below, plan, commit, keepMax);
    }

    /** Runs; blocks until the tables are written. */
    ExitCode run(Screen screen) {
        screen.out()
                .println(plan.name() + ": " + plan.size() + " runs, "
                        + plan.seeds().size()
                        + " seeds with " + plan.variants().size() + " variants, " + effort.jobs()
                        + " at a time");
        try (var watch = new WatchTime()) {
            var view = new SweepView(screen, watch.timeline(), plan.size(), folder);
            return run(new Sweep(plan, effort, experiment, view), view, screen.out());
        }
    }

    private ExitCode run(Sweep sweep, SweepView view, PrintStream out) {
        var interruption = new Interruption(sweep::stop);
        try {
            view.start();
            List<Row> rows = sweep.run();
            view.stop();
            ExitCode found = report(Table.of(plan, rows), view, out);
            return interruption.hasCome() ? ExitCode.INTERRUPTED : found;
        } finally {
            interruption.over();
        }
    }

    private ExitCode report(Table table, SweepView view, PrintStream out) {
        var label = new SweepLabel(
                Build.read().commit(), "Java " + Runtime.version(), effort.jobs(), view.took());
        Path page = folder.write(table, label);
        table.variants().forEach(variant -> say(variant, out));
        out.println(
                words(table.count()) + ", took " + Quantity.seconds(label.took().toMillis() / 1e3));
        if (folder.kept() > 0) {
            out.println(
                    "kept " + folder.kept() + " runs that did not pass: " + folder.keptFolder());
        }
        out.println("report: " + page);
        return table.differs() ? ExitCode.DIFFERED : ExitCode.of(table.overall());
    }

    private static void say(VariantRow variant, PrintStream out) {
        out.println(variant.variant().label() + ": " + words(variant.count()));
        say("failing seeds", variant.seeds(Verdict.Result.FAILED), out);
        say("unknown seeds", variant.seeds(Verdict.Result.UNKNOWN), out);
        say("seeds of which two runs differed", variant.differed(), out);
    }

    private static void say(String what, List<Long> seeds, PrintStream out) {
        if (!seeds.isEmpty()) out.println("  " + what + ": " + Table.some(seeds));
    }

    private static String words(Count count) {
        return count.passed() + " passed, " + count.failed() + " failed, " + count.unknown()
                + " unknown";
    }
}
