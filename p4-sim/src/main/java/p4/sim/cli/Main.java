package p4.sim.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import p4.sim.scenario.BadScenario;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;
import p4.sim.scenario.ScenarioWriter;

/** The program inside {@code p4-sim.jar}. */
public final class Main {

    private final PrintStream out;
    private final PrintStream errors;
    private final boolean terminal;

    Main(PrintStream out, PrintStream errors, boolean terminal) {
        this.out = out;
        this.errors = errors;
        this.terminal = terminal;
    }

    /** Runs the scenarios named in {@code args} and ends with an exit code that says how it went. */
    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Main(out, errors, Terminals.isInteractive()).run(args).number());
    }

    /** Does what {@code args} say; never throws. */
    ExitCode run(String... args) {
        var arguments = new RunArguments();
        JCommander parser = JCommander.newBuilder()
                .programName("java -jar p4-sim.jar")
                .addObject(arguments)
                .build();
        try {
            parser.parse(args);
            return run(arguments, parser);
        } catch (ParameterException | RunCommand.Refusal | BadScenario bad) {
            errors.println(bad.getMessage());
            return ExitCode.BAD_SCENARIO;
        } catch (RuntimeException | Error broken) {
            errors.println("the laboratory broke: " + broken);
            broken.printStackTrace(errors);
            return ExitCode.BROKEN;
        }
    }

    private ExitCode run(RunArguments arguments, JCommander parser) {
        if (arguments.version()) {
            out.println("p4-sim " + Build.read().version() + " " + Build.read().commit());
            return ExitCode.PASSED;
        }
        if (arguments.help() || arguments.scenarios().isEmpty()) {
            var usage = new StringBuilder();
            parser.getUsageFormatter().usage(usage);
            (arguments.help() ? out : errors).println(usage.toString().strip());
            return arguments.help() ? ExitCode.PASSED : ExitCode.BAD_SCENARIO;
        }
        ExitCode worst = ExitCode.PASSED;
        for (String scenario : arguments.scenarios()) {
            worst = worst.and(run(arguments, Path.of(scenario)));
        }
        return worst;
    }

    private ExitCode run(RunArguments arguments, Path file) {
        Scenario scenario = Overrides.apply(ScenarioReader.read(file), arguments);
        var command = new RunCommand(
                scenario, ScenarioWriter.write(scenario), arguments.results(), out, terminal);
        ExitCode worst = ExitCode.PASSED;
        for (long seed : scenario.seeds()) {
            worst = worst.and(command.run(seed));
            if (worst == ExitCode.INTERRUPTED) break;
        }
        return worst;
    }

    /** The seeds that somebody asked for on the command line. */
    static List<Long> seeds(String text) {
        try {
            return List.of(Long.parseLong(text));
        } catch (NumberFormatException notANumber) {
            throw new RunCommand.Refusal("--seed: found \"" + text + "\", expected a whole number");
        }
    }
}
