package p4.sim.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import p4.model.Printable;
import p4.sim.check.Verdict;
import p4.sim.replay.LeftRun;
import p4.sim.scenario.CheckName;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioWriter;
import p4.sim.shrink.Shrinker;

/** Finds a smaller scenario that fails the same check as a run that left a folder. */
@Parameters(
        commandDescription =
                "Finds a smaller scenario that fails the same check as the run in a folder of"
                        + " results, in virtual time.")
final class ShrinkRun implements Command {

    private static final int NAME_MAX = 50;

    @Parameter(description = "RESULTS_DIR")
    private List<Path> folders = new ArrayList<>();

    @Parameter(
            names = "--check",
            description = "the check to fail; the first that failed if left out")
    private String check = "";

    @Parameter(
            names = "--budget",
            description = "how long to try: so many runs such as 500, or so long such as 60s")
    private String budget = "1000";

    @Parameter(
            names = {"-o", "--output"},
            description = "the file it is written to, which is replaced; RESULTS_DIR/shrunk.yaml if"
                    + " left out")
    private String output = "";

    @Override
    public ExitCode run(Screen screen) {
        if (folders.size() != 1) {
            throw new Refusal("shrink: found " + folders.size() + " folders, expected one");
        }
        LeftRun left = LeftRun.read(folders.get(0));
        long seed = left.report().label().seed();
        Scenario scenario = left.report()
                .scenario()
                .seeded(List.of(seed))
                .over(DriverKind.VIRTUAL, left.report().scenario().wire());
        CheckName target = target(VirtualRun.of(scenario, seed).verdicts());
        screen.out()
                .println(scenario.name() + ", seed " + seed + ", fails " + target.key() + ": "
                        + ShrinkWords.size(scenario));
        try (var watch = new WatchTime()) {
            return shrink(scenario, seed, target, new Patience(budget, watch.timeline()), screen);
        }
    }

    private ExitCode shrink(
            Scenario scenario, long seed, CheckName target, Patience patience, Screen screen) {
        PrintStream out = screen.out();
        var interruption = new Interruption(patience::lose);
        var shrinker = new Shrinker(
                VirtualRun::of,
                target,
                seed,
                patience,
                step -> out.println(
                        "run " + step.runs() + ": " + ShrinkWords.size(step.scenario())));
        try {
            Optional<Shrinker.Step> smallest = shrinker.shrink(scenario);
            if (smallest.isEmpty()) throw new Refusal("--budget: found none, expected some");
            Path file = write(named(smallest.get(), seed));
            out.println("fails " + smallest.get().failed().check().text() + ": "
                    + smallest.get().failed().why());
            out.println("written: " + file);
            return interruption.hasCome() ? ExitCode.INTERRUPTED : ExitCode.PASSED;
        } finally {
            interruption.over();
        }
    }

    /** The check that is to go on failing. */
    private CheckName target(List<Verdict> verdicts) {
        List<String> failed = verdicts.stream()
                .filter(verdict -> verdict.result() == Verdict.Result.FAILED)
                .map(verdict -> verdict.check().name().key())
                .toList();
        if (failed.isEmpty()) {
            throw new Refusal(folders.get(0) + ": found a run that fails no check in virtual time,"
                    + " expected one that does");
        }
        return verdicts.stream()
                .filter(verdict -> verdict.result() == Verdict.Result.FAILED)
                .map(verdict -> verdict.check().name())
                .filter(name -> check.isEmpty() || name.key().equals(check))
                .findFirst()
                .orElseThrow(() -> new Refusal("--check: found " + Printable.quote(check)
                        + ", expected one that fails: " + failed));
    }

    private Scenario named(Shrinker.Step step, long seed) {
        Scenario scenario = step.scenario();
        String name = scenario.name() + "-" + step.failed().check().name().key();
        String why = "Shrunk from " + scenario.name() + ", seed " + seed + ", at commit "
                + Build.read().commit() + ", where it failed "
                + step.failed().check().text()
                + ": " + step.failed().why();
        return scenario.named(name.substring(0, Math.min(NAME_MAX, name.length())), why);
    }

    private Path write(Scenario scenario) {
        Path file = output.isEmpty() ? folders.get(0).resolve("shrunk.yaml") : Path.of(output);
        try {
            return Files.writeString(file, ScenarioWriter.write(scenario));
        } catch (IOException failed) {
            throw new Refusal("--output: found " + Printable.quote(file.toString())
                    + ", expected a file that can be written");
        }
    }
}
