package p4.sim.cli;

import com.beust.jcommander.JCommander;

import java.util.Map;
import java.util.stream.Collectors;

/** What the program says of itself. */
final class Manual {

    /** How it is started. */
    static final String PROGRAM = "java -jar p4-sim.jar";

    private Manual() {}

    /** Every command with its purpose. */
    static String overview(JCommander parser) {
        Map<String, JCommander> commands = parser.getCommands();
        int width = commands.keySet().stream().mapToInt(String::length).max().orElse(0);
        return commands.keySet().stream()
                .map(name -> "  " + name + " ".repeat(width - name.length() + 2)
                        + parser.getUsageFormatter().getCommandDescription(name))
                .collect(Collectors.joining(
                        "\n",
                        "Usage: " + PROGRAM + " SCENARIO.yaml...\n       " + PROGRAM
                                + " COMMAND ...\n\n",
                        "\n\nCOMMAND --help shows what a command takes, --version which build"
                                + " this is."));
    }

    /** What the command called {@code name} takes. */
    static String page(JCommander parser, String name) {
        var usage = new StringBuilder();
        parser.getUsageFormatter().usage(name, usage);
        return usage.toString().strip();
    }

    /** Which build this is. */
    static String version() {
        Build build = Build.read();
        return "p4-sim " + build.version() + " " + build.commit();
    }
}
