package p4.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import p4.model.Printable;
import p4.peer.CommandFailed;

/** The program inside {@code p4-runtime.jar}. */
public final class Main {

    private static final List<String> HELP = List.of("--help", "-h", "help");

    private final Surroundings around;

    Main(Surroundings around) {
        this.around = around;
    }

    /** Does what {@code args} say and ends with an exit code that tells how it went. */
    public static void main(String[] args) {
        QuietLogs.install();
        System.exit(new Main(Surroundings.ofProcess()).run(args).number());
    }

    /** Does what {@code args} say; blocks until it is done; never throws. */
    ExitCode run(String... args) {
        try {
            return obey(List.of(args));
        } catch (UsageError bad) {
            complain(String.valueOf(bad.getMessage()));
            return ExitCode.USAGE;
        } catch (CommandFailed failed) {
            complain(String.valueOf(failed.getMessage()));
            return Words.exitCode(failed.kind());
        } catch (UncheckedIOException failed) {
            complain(Trouble.of(failed));
            return ExitCode.FAILED;
        }
    }

    private void complain(String line) {
        around.errors().println(Printable.escapeWhole(line));
    }

    private ExitCode obey(List<String> args) {
        if (args.isEmpty()) {
            around.errors().println(Manual.overview());
            return ExitCode.USAGE;
        }
        String first = args.get(0);
        List<String> rest = args.subList(1, args.size());
        if (HELP.contains(first)) return help(rest.stream().findFirst());
        if (first.equals("--version")) return version();
        Command command = Command.of(first, List.of(Command.values()));
        boolean lost = rest.stream()
                .takeWhile(word -> !word.equals("--"))
                .anyMatch(word -> word.equals("--help") || word.equals("-h"));
        return lost ? help(Optional.of(first)) : obey(command, rest);
    }

    private ExitCode obey(Command command, List<String> words) {
        return switch (command) {
            case TRACKER -> new TrackerCommand(around).run(words);
            case PEER -> new PeerCommand(around).run(words);
            case OVERLAY -> new OverlayCommand(around).run(words);
            case ACCOUNT -> new AccountCommand(around).run(words);
            case CA -> new CaCommand(around).run(words);
            case HEALTH -> new HealthCommand(around).run(words);
            case SHELL -> new ShellCommand(around).run(words);
            case LS, FIND, WHERE, GET, PUT, STATUS, PEERS, LOGOUT ->
                new AskCommand(around).run(command, words);
        };
    }

    private ExitCode help(Optional<String> about) {
        around.out().println(about.map(Main::page).orElseGet(Manual::overview));
        return ExitCode.OK;
    }

    private static String page(String word) {
        Command command = Command.of(word, List.of(Command.values()));
        return HelpPage.of(command, options(command));
    }

    private static List<Option> options(Command command) {
        return switch (command) {
            case TRACKER -> new CommandLine(new TrackerArguments()).options();
            case PEER -> new CommandLine(new PeerArguments()).options();
            case OVERLAY -> new CommandLine(new OverlayArguments()).options();
            case ACCOUNT -> new CommandLine(new AccountArguments()).options();
            case CA -> new CommandLine(new CaArguments()).options();
            case HEALTH -> List.of();
            case SHELL -> new CommandLine(new ShellArguments(), new Whom()).options();
            case LS, FIND, WHERE, GET, PUT, STATUS, PEERS, LOGOUT ->
                new CommandLine(Word.of(command), new Whom()).options();
        };
    }

    private ExitCode version() {
        var properties = new Properties();
        try (InputStream in = Main.class.getResourceAsStream("/p4/build.properties")) {
            if (in != null) properties.load(in);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the version", failed);
        }
        around.out()
                .println("p4-runtime " + properties.getProperty("version", "unknown") + " "
                        + properties.getProperty("commit", "unknown"));
        return ExitCode.OK;
    }
}
