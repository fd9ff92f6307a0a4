package p4.sim.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import p4.model.Nearest;
import p4.sim.replay.BadResults;
import p4.sim.scenario.BadScenario;

/** The program inside {@code p4-sim.jar}. */
public final class Main {

    private static final String RUN = "run";
    private static final List<String> HELP = List.of("--help", "-h");

    private final Screen screen;
    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final JCommander parser;

    Main(PrintStream out, PrintStream errors, boolean terminal) {
        this.screen = new Screen(out, errors, terminal);
        commands.put(RUN, new RunScenarios());
        commands.put("sweep", new SweepScenario());
        commands.put("shrink", new ShrinkRun());
        commands.put("generate", new GenerateScenario());
        commands.put("twins", new RunTwins());
        commands.put("replay", new ReplayRun());
        commands.put("compare", new CompareRuns());
        commands.put("explain", new Explain());
        parser = JCommander.newBuilder().programName(Manual.PROGRAM).build();
        commands.forEach(parser::addCommand);
    }

    /** Does what {@code args} say and ends with an exit code that says how it went. */
    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Main(out, errors, Terminals.isInteractive()).run(args).number());
    }

    /**
     * Does what {@code args} say as the program does, without ending this JVM; never throws.
     *
     * @return the exit code
     */
    public static int run(PrintStream out, PrintStream errors, String... args) {
        return new Main(out, errors, false).run(args).number();
    }

    /** Does what {@code args} say, once; never throws. Without the word for it, that is to run. */
    ExitCode run(String... args) {
        try {
            return obey(List.of(args));
        } catch (ParameterException | Refusal | BadScenario | BadResults bad) {
            screen.errors().println(bad.getMessage());
            return ExitCode.BAD_SCENARIO;
        } catch (DriverTrouble trouble) {
            screen.errors().println(trouble.getMessage());
            return ExitCode.BROKEN;
        } catch (RuntimeException | Error broken) {
            screen.errors().println("the laboratory broke: " + broken);
            broken.printStackTrace(screen.errors());
            return ExitCode.BROKEN;
        }
    }

    private ExitCode obey(List<String> args) {
        if (args.isEmpty()) {
            screen.errors().println(Manual.overview(parser));
            return ExitCode.BAD_SCENARIO;
        }
        String first = args.get(0);
        if (HELP.contains(first)) return say(Manual.overview(parser));
        if (first.equals("--version")) return say(Manual.version());
        List<String> words = new ArrayList<>(args);
        if (!commands.containsKey(first)) words.add(0, RUN);
        if (words.stream().anyMatch(HELP::contains)) return say(Manual.page(parser, words.get(0)));
        refuseStrangers(words);
        parser.parse(words.toArray(String[]::new));
        return Objects.requireNonNull(commands.get(words.get(0))).run(screen);
    }

    /** Refuses an option that nobody knows, which would be taken for the name of a file. */
    private void refuseStrangers(List<String> words) {
        String command = words.get(0);
        Set<String> known =
                Objects.requireNonNull(parser.getCommands().get(command)).getParameters().stream()
                        .flatMap(option -> Stream.of(option.getParameter().names()))
                        .collect(Collectors.toCollection(TreeSet::new));
        for (String word : words) {
            if (word.startsWith("--") && !known.contains(word)) {
                String expected =
                        known.isEmpty() ? "no option" : "one of " + String.join(", ", known);
                throw new Refusal(command + ": found " + word + ", expected " + expected
                        + Nearest.hint(word, known));
            }
        }
    }

    private ExitCode say(String text) {
        screen.out().println(text);
        return ExitCode.PASSED;
    }
}
