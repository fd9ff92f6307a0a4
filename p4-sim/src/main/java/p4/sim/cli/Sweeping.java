package p4.sim.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
import p4.time.SystemTimeline;

/** Carries out a sweep while somebody watches, and leaves its tables. */
final class Sweeping {

    private static final long REPORT_SECONDS = 20;

    private final Plan plan;
    private final Effort effort;
    private final Experiment experiment;
    private final SweepFolder folder;
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final CountDownLatch reported = new CountDownLatch(1);

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
        ScheduledExecutorService watchers = watchers();
        var timeline = new SystemTimeline(watchers);
        var view = new SweepView(screen, timeline, plan.size(), folder);
        var sweep = new Sweep(plan, effort, experiment, view);
        Thread hook = interruptWith(sweep);
        try {
            view.start();
            List<Row> rows = sweep.run();
            view.stop();
            return report(Table.of(plan, rows), view, screen.out(), hook);
        } finally {
            reported.countDown();
            watchers.shutdownNow();
        }
    }

    private ExitCode report(Table table, SweepView view, PrintStream out, Thread hook) {
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
        if (interrupted.get()) return ExitCode.INTERRUPTED;
        Runtime.getRuntime().removeShutdownHook(hook);
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

    /** Ends the sweep on Ctrl-C, and holds the exit up until its tables are written. */
    private Thread interruptWith(Sweep sweep) {
        var hook = new Thread(
                () -> {
                    interrupted.set(true);
                    sweep.stop();
                    await();
                },
                "p4-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    private void await() {
        try {
            reported.await(REPORT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static ScheduledExecutorService watchers() {
        return Executors.newScheduledThreadPool(1, task -> {
            var thread = new Thread(task, "p4-watch");
            thread.setDaemon(true);
            return thread;
        });
    }
}
