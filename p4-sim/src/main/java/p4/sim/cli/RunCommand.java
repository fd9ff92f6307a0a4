package p4.sim.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import p4.sim.check.Judge;
import p4.sim.check.Verdict;
import p4.sim.cluster.Capability;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.inprocess.InProcessCluster;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.report.Report;
import p4.sim.report.RunLabel;
import p4.sim.report.TerminalVerdicts;
import p4.sim.run.Run;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;
import p4.sim.workload.Catalog;
import p4.time.SystemTimeline;
import p4.time.Timeline;

/** Runs one scenario with one seed, in real time, and leaves its report. */
final class RunCommand {

    private static final long REPORT_SECONDS = 20;

    private final Scenario scenario;
    private final String text;
    private final Path results;
    private final PrintStream out;
    private final boolean terminal;

    RunCommand(Scenario scenario, String text, Path results, PrintStream out, boolean terminal) {
        this.scenario = scenario;
        this.text = text;
        this.results = results;
        this.out = out;
        this.terminal = terminal;
    }

    /** Runs with {@code seed}; blocks until the report is written. */
    ExitCode run(long seed) {
        if (scenario.driver() != DriverKind.INPROCESS) throw new Refusal(driverRefusal());
        refuseUnable();
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(1, task -> {
            var thread = new Thread(task, "p4-lab");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return run(seed, new SystemTimeline(pool));
        } finally {
            pool.shutdownNow();
        }
    }

    /** A wish that cannot be granted here; the message is one line. */
    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refusal(String line) {
            super(line);
        }
    }

    private ExitCode run(long seed, Timeline timeline) {
        Instant origin = timeline.instant();
        var journal = new Journal(() -> Duration.between(origin, timeline.instant()));
        var tally = new Tally();
        journal.listen(tally);
        Catalog catalog = Catalog.draw(scenario, new Seed(seed));
        out.println(
                scenario.name() + ", seed " + seed + ": " + catalog.members().size() + " peers for "
                        + scenario.duration().toSeconds() + " s");
        var view = new LiveView(out, terminal, timeline, tally, scenario.duration());
        journal.listen(Judge.watch(scenario, broken -> view.say(describe(broken))));
        var reported = new CountDownLatch(1);
        try (Cluster cluster = InProcessCluster.prepare(
                scenario, catalog.members(), new Seed(seed), journal, origin)) {
            var run = new Run(scenario, new Seed(seed), catalog, cluster, journal, timeline);
            Thread hook = interruptWith(run, reported);
            view.start();
            run.start().toCompletableFuture().join();
            view.stop();
            Duration took = Duration.between(origin, timeline.instant());
            ExitCode ended = report(seed, took, journal);
            reported.countDown();
            return ended == ExitCode.INTERRUPTED ? ended : withoutHook(hook, ended);
        } catch (CompletionException broken) {
            reported.countDown();
            throw broken.getCause() instanceof RuntimeException cause ? cause : broken;
        }
    }

    private static String describe(Verdict broken) {
        String where = broken.turn().isPresent() ? " (turn " + broken.turn().getAsLong() + ")" : "";
        return "broken: " + broken.check().text() + where + ": " + broken.why();
    }

    /** Ends {@code run} on Ctrl-C, and holds the exit up until its report is written. */
    private static Thread interruptWith(Run run, CountDownLatch reported) {
        var hook = new Thread(
                () -> {
                    run.interrupt();
                    await(reported);
                },
                "p4-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    private static void await(CountDownLatch reported) {
        try {
            reported.await(REPORT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static ExitCode withoutHook(Thread hook, ExitCode ended) {
        Runtime.getRuntime().removeShutdownHook(hook);
        return ended;
    }

    private ExitCode report(long seed, Duration took, Journal journal) {
        String commit = Build.read().commit();
        var label = new RunLabel(
                scenario.name(),
                seed,
                commit,
                "inprocess",
                "Java " + Runtime.version(),
                took,
                text);
        var entries = journal.entries();
        var report = new Report(label, scenario, entries, Judge.judge(scenario, entries));
        Path folder = results.resolve(scenario.name()).resolve(seed + "-" + commit);
        report.write(folder);
        out.println();
        TerminalVerdicts.lines(report, terminal).forEach(out::println);
        out.println();
        TerminalVerdicts.lateness(report).ifPresent(out::println);
        out.println(TerminalVerdicts.summary(report, terminal));
        out.println("report: " + folder.resolve("report.html"));
        boolean interrupted =
                entries.stream().anyMatch(entry -> entry.event() instanceof Event.Interrupted);
        return interrupted ? ExitCode.INTERRUPTED : ExitCode.of(report.overall());
    }

    private void refuseUnable() {
        Set<Capability> lacking = Capability.neededBy(scenario);
        lacking.removeAll(InProcessCluster.able());
        if (!lacking.isEmpty()) {
            List<String> keys = lacking.stream().map(Capability::key).toList();
            throw new Refusal("driver inprocess cannot do " + keys);
        }
    }

    private String driverRefusal() {
        return "driver " + scenario.driver().name().toLowerCase(Locale.ROOT)
                + " is not in this build, expected inprocess";
    }
}
