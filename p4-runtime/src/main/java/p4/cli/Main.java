package p4.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.MissingCommandException;
import com.beust.jcommander.ParameterException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import p4.control.Refusal;
import p4.model.Credentials;
import p4.peer.CommandFailed;
import p4.peer.PeerEvent;

/** The program inside {@code p4-runtime.jar}. */
public final class Main {

    private final PrintStream out;
    private final PrintStream errors;
    private final Map<String, String> environment;
    private final boolean terminal;

    Main(PrintStream out, PrintStream errors, Map<String, String> environment, boolean terminal) {
        this.out = out;
        this.errors = errors;
        this.environment = environment;
        this.terminal = terminal;
    }

    /** Does what {@code args} say and ends with an exit code that tells how it went. */
    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        var main = new Main(out, errors, System.getenv(), Terminals.isInteractive());
        System.exit(main.run(args).number());
    }

    /** Does what {@code args} say; blocks until it is done; never throws. */
    ExitCode run(String... args) {
        try {
            return parseAndRun(args);
        } catch (ParameterException | UsageError bad) {
            errors.println(String.valueOf(bad.getMessage()).lines().findFirst().orElse(""));
            return ExitCode.USAGE;
        } catch (CommandFailed failed) {
            errors.println(failed.getMessage());
            return Words.exitCode(failed.kind());
        } catch (UncheckedIOException failed) {
            errors.println(failed.getMessage());
            return ExitCode.FAILED;
        }
    }

    private ExitCode parseAndRun(String... args) {
        if (args.length == 0 || List.of("--help", "-h", "help").contains(args[0])) {
            (args.length == 0 ? errors : out).println(Usage.text());
            return args.length == 0 ? ExitCode.USAGE : ExitCode.OK;
        }
        if (args[0].equals("--version")) {
            out.println("p4-runtime " + version());
            return ExitCode.OK;
        }
        Map<String, Object> commands = commands();
        JCommander parser = parser(commands);
        String word = args[0];
        if (!commands.containsKey(word)) throw Usage.unknown(word, commands.keySet());
        if (Arrays.asList(args).contains("--help")) {
            out.println(Usage.text(word, parser));
            return ExitCode.OK;
        }
        config(args).ifPresent(file -> {
            JCommander command = Objects.requireNonNull(parser.getCommands().get(word));
            command.setDefaultProvider(ConfigFile.read(file, command));
        });
        parse(parser, args);
        Object arguments = commands.get(word);
        if (arguments instanceof TrackerArguments tracker) return tracker(tracker);
        if (arguments instanceof PeerArguments peer) return peer(peer);
        if (arguments instanceof AccountArguments account) return account(account);
        return ask(word, (AskArguments) arguments);
    }

    private static void parse(JCommander parser, String... args) {
        try {
            parser.parse(args);
        } catch (MissingCommandException unknown) {
            throw new UsageError(
                    "unknown command, expected one of " + parser.getCommands().keySet());
        }
    }

    private static Map<String, Object> commands() {
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("tracker", new TrackerArguments());
        commands.put("peer", new PeerArguments());
        Ask.WORDS.forEach(word -> commands.put(word, new AskArguments()));
        commands.put("shell", new AskArguments());
        commands.put("account", new AccountArguments());
        return commands;
    }

    private static JCommander parser(Map<String, Object> commands) {
        JCommander.Builder builder =
                JCommander.newBuilder().programName("java -jar p4-runtime.jar");
        commands.forEach(builder::addCommand);
        return builder.build();
    }

    private static Optional<Path> config(String... args) {
        int at = Arrays.asList(args).indexOf("--config");
        return at < 0 || at + 1 >= args.length
                ? Optional.empty()
                : Optional.of(Path.of(args[at + 1]));
    }

    private ExitCode tracker(TrackerArguments arguments) {
        String secret = secrets().find(arguments.secretFile(), "the network's secret");
        if (!arguments.weakSecret()) Secrets.refuseWeak(secret);
        TrackerProcess process = TrackerProcess.start(arguments, secret, errors);
        out.println("listening http://" + address(process));
        errors.println("warning: plaintext; whoever sees the traffic sees secrets and files");
        return untilStopped(process);
    }

    private static String address(TrackerProcess process) {
        String host = process.address().getAddress().getHostAddress();
        String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return bracketed + ":" + process.address().getPort();
    }

    private ExitCode peer(PeerArguments arguments) {
        Credentials credentials = credentials(arguments.user(), arguments.secretFile());
        var stopped = new CountDownLatch(1);
        var refused = new AtomicBoolean();
        PeerProcess process = PeerProcess.start(
                arguments, credentials, Home.of(environment), errors, (event, now) -> {
                    if (event instanceof PeerEvent.AnnounceRefused no
                            && no.why() == Refusal.BAD_CREDENTIALS) {
                        refused.set(true);
                        stopped.countDown();
                    }
                });
        out.println("listening " + process.address());
        errors.println("warning: plaintext; whoever sees the traffic sees secrets and files");
        Runtime.getRuntime().addShutdownHook(new Thread(process::close, "p4-goodbye"));
        awaitStop(stopped);
        if (!refused.get()) return ExitCode.OK;
        errors.println("the tracker refused the secret");
        return ExitCode.UNAUTHORIZED;
    }

    private ExitCode untilStopped(AutoCloseable process) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                process.close();
                            } catch (Exception failed) {
                                errors.println("it did not stop cleanly: " + failed.getMessage());
                            }
                        },
                        "p4-goodbye"));
        awaitStop(new CountDownLatch(1));
        return ExitCode.OK;
    }

    private static void awaitStop(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private ExitCode account(AccountArguments arguments) {
        var output = new Output(out, errors, false, terminal);
        return new AccountCommand(output, environment, Secrets::terminal).run(arguments);
    }

    private ExitCode ask(String word, AskArguments arguments) {
        var output = new Output(out, errors, arguments.json(), terminal);
        try (Link link = link(arguments)) {
            return word.equals("shell")
                    ? new Shell(link, output, Home.of(environment)).run()
                    : new Ask(link, output).say(word, arguments);
        } catch (CommandFailed failed) {
            output.complain(String.valueOf(failed.getMessage()));
            return Words.exitCode(failed.kind());
        }
    }

    private Link link(AskArguments arguments) {
        if (arguments.peer().isPresent() == arguments.tracker().isPresent()) {
            throw new UsageError("expected --peer HOST:PORT or --tracker URL, one of them");
        }
        if (arguments.peer().isPresent()) {
            return new RunningPeer(Home.of(environment).control(arguments.peer().get()));
        }
        return new Visitor(
                arguments.tracker().get(), credentials(arguments.user(), arguments.secretFile()));
    }

    private Credentials credentials(Optional<String> user, Optional<Path> secretFile) {
        String what = user.map(name -> "the password of " + name).orElse("the network's secret");
        try {
            return new Credentials(user, secrets().find(secretFile, what));
        } catch (IllegalArgumentException malformed) {
            throw new UsageError("--user: " + malformed.getMessage());
        }
    }

    private Secrets secrets() {
        return new Secrets(environment, Secrets::terminal);
    }

    private static String version() {
        var properties = new Properties();
        try (InputStream in = Main.class.getResourceAsStream("/p4/build.properties")) {
            if (in != null) properties.load(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return properties.getProperty("version", "unknown") + " "
                + properties.getProperty("commit", "unknown");
    }
}
