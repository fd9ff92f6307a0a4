package p4.sim.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import p4.sim.check.Judge;
import p4.sim.check.Verdict;
import p4.sim.check.Watch;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.container.EngineTrouble;
import p4.sim.cluster.remote.ForeignMember;
import p4.sim.journal.Journal;
import p4.sim.report.Recording;
import p4.sim.report.Report;
import p4.sim.report.RunLabel;
import p4.sim.report.TerminalVerdicts;
import p4.sim.run.Run;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;
import p4.sim.workload.Catalog;
import p4.time.Timeline;

/** Runs one scenario with one seed, and leaves its report. */
final class RunCommand {

    private final Scenario scenario;
    private final String text;
    private final Path results;
    private final PrintStream out;
    private final boolean terminal;

    RunCommand(Scenario scenario, String text, Path results, Screen screen) {
        this.scenario = scenario;
        this.text = text;
        this.results = results;
        this.out = screen.out();
        this.terminal = screen.interactive();
    }

    /** How a run ended, and its report if it came to its end. */
    record Ending(ExitCode exit, Optional<Report> report) {}

    /** Runs with {@code seed}; blocks until the report is written. */
    Ending run(long seed) {
        try (Testbed testbed = Testbed.of(scenario)) {
            return run(seed, testbed);
        } catch (EngineTrouble | ForeignMember trouble) {
            throw new DriverTrouble(scenario.driver(), trouble);
        }
    }

    private Ending run(long seed, Testbed testbed) {
        Timeline timeline = testbed.timeline();
        Timeline watch = testbed.watch();
        Instant begun = watch.instant();
        Journal journal = testbed.journal();
        var tally = new Tally();
        journal.listen(tally);
        Catalog catalog = Catalog.draw(scenario, new Seed(seed));
        out.println(
                scenario.name() + ", seed " + seed + ": " + catalog.members().size() + " peers for "
                        + scenario.duration().toSeconds() + " s");
        var view = new LiveView(out, terminal, watch, tally, scenario.duration());
        Watch judge = Judge.watch(scenario, broken -> view.say(describe(broken)));
        journal.listen(judge);
        String commit = Build.read().commit();
        Path folder = results.resolve(scenario.name()).resolve(seed + "-" + commit);
        var running = new CompletableFuture<Run>();
        var interruption = new Interruption(() -> {
            if (running.isDone()) testbed.interrupt(running.join());
            else testbed.abandon();
        });
        try (var recording = Recording.of(journal, scenario, folder);
                Cluster cluster =
                        testbed.cluster(scenario, catalog.members(), new Seed(seed), journal)) {
            var run = new Run(scenario, new Seed(seed), catalog, cluster, journal, timeline);
            running.complete(run);
            view.start();
            testbed.carryOut(run);
            view.stop();
            journal.end();
            var took = Duration.between(begun, watch.instant());
            Recording.Finished finished =
                    recording.finish(label(seed, commit, took), judge.verdicts());
            return new Ending(say(finished, folder), Optional.of(finished.report()));
        } catch (CompletionException broken) {
            if (interruption.hasCome()) return new Ending(ExitCode.INTERRUPTED, Optional.empty());
            throw broken.getCause() instanceof RuntimeException cause ? cause : broken;
        } finally {
            interruption.over(); // everything is closed by now
        }
    }

    private static String describe(Verdict broken) {
        String where = broken.turn().isPresent() ? " (turn " + broken.turn().getAsLong() + ")" : "";
        return "broken: " + broken.check().text() + where + ": " + broken.why();
    }

    private RunLabel label(long seed, String commit, Duration took) {
        return new RunLabel(
                scenario.name(),
                seed,
                commit,
                scenario.driver().key(),
                "Java " + Runtime.version(),
                took,
                text);
    }

    private ExitCode say(Recording.Finished finished, Path folder) {
        Report report = finished.report();
        out.println();
        TerminalVerdicts.lines(report, terminal).forEach(out::println);
        out.println();
        TerminalVerdicts.faults(report).ifPresent(out::println);
        TerminalVerdicts.lateness(report).ifPresent(out::println);
        out.println(TerminalVerdicts.summary(report, terminal));
        out.println("journal: " + report.gist().entries() + " entries, SHA-256 " + finished.told());
        out.println("report: " + folder.resolve("report.html"));
        boolean interrupted = report.gist().conduct().isInterrupted();
        return interrupted ? ExitCode.INTERRUPTED : ExitCode.of(report.overall());
    }
}
