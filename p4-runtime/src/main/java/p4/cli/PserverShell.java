package p4.cli;

import com.beust.jcommander.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import p4.model.Printable;
import p4.peer.CommandFailed;

/**
 * The shell of pserver: the words that its users know, and one to log in.
 *
 * <p>Runs the user's own peer, and drives it as any shell of the original drives one.
 */
final class PserverShell extends DialectShell {

    private static final List<String> WORDS =
            List.of("help", "login", "download", "upload", "list", "logout", "exit");
    private static final List<String> HELP = List.of(
            "login [-h HOST] [-p PORT] [-w PASSWORD] [-s DIR] USER  log in at a tracker, to share DIR",
            "download FILE                                          fetch a file from another peer",
            "upload FILE                                            send a file to another peer",
            "list index                                             list what you have",
            "logout                                                 leave",
            "exit                                                   leave");

    private final Secrets secrets;
    private Optional<Session> session = Optional.empty();

    /** A shell that asks {@code secrets} for the password, if none is given. */
    PserverShell(Output output, Secrets secrets) {
        super(output, WORDS, HELP);
        this.secrets = secrets;
    }

    /** A peer that is logged in, and its folder. */
    private record Session(PserverVisit peer, Path folder) {}

    /** What {@code login} takes. */
    private static final class Login {

        @Parameter(names = "-h", placeholder = "HOST")
        private String host = "127.0.0.1";

        @Parameter(names = "-p", placeholder = "PORT", converter = PortText.class)
        private int port = Dialect.PSERVER.port();

        @Parameter(names = "-w", placeholder = "PASSWORD")
        private @Nullable String password;

        @Parameter(names = "-s", placeholder = "DIR")
        private String folder = "pserver-files";
    }

    @Override
    ExitCode obey(String word, List<String> rest) {
        return switch (word) {
            case "help" -> help();
            case "login" -> login(rest);
            case "download" -> download(rest);
            case "upload" -> upload(rest);
            case "list" -> list(rest);
            case "logout" -> logout(rest);
            default -> throw unknown(word);
        };
    }

    /** Logs out, if somebody is logged in; if the tracker does not hear of it, says so. */
    @Override
    public void close() {
        Optional<Session> over = session;
        session = Optional.empty();
        over.ifPresent(mine -> {
            try (PserverVisit peer = mine.peer()) {
                peer.logOut();
            } catch (CommandFailed silent) {
                output().complain("the tracker was not told: " + silent.getMessage());
            }
        });
    }

    private ExitCode login(List<String> words) {
        var given = new Login();
        String user = operands("login", given, words, "USER").get(0);
        if (session.isPresent()) {
            throw new CommandFailed(
                    CommandFailed.Kind.CONFLICT, "logged in already, expected logout first");
        }
        String password = Optional.ofNullable(given.password)
                .orElseGet(() -> secrets.find(Optional.empty(), "the password of " + user));
        Path folder = Path.of(given.folder);
        var peer = new PserverVisit(OwnAddress.find(given.host, given.port), folder);
        begin(peer, user, password);
        session = Optional.of(new Session(peer, folder));
        String line = "logged in at " + given.host + ":" + given.port + " as " + user + ", sharing "
                + folder;
        output().show(Map.of("loggedIn", true, "folder", folder.toString()), output().safe(line));
        return ExitCode.OK;
    }

    private ExitCode download(List<String> words) {
        String file = operands("download", new Object(), words, "FILE").get(0);
        Session mine = session();
        check(mine.peer().download(file), "nobody else has " + file, file + " is here already");
        Path target = mine.folder().resolve(file);
        if (!Files.isRegularFile(target)) {
            String line = "got the name " + file + " alone: its holder sends no bytes";
            output().show(Map.of("name", file, "bytes", false), output().safe(line));
            return ExitCode.OK;
        }
        long size = size(target);
        String line = "fetched " + target + "  " + SizeText.of(size);
        output().show(Map.of("savedAs", target.toString(), "size", size), output().safe(line));
        return ExitCode.OK;
    }

    private ExitCode upload(List<String> words) {
        String file = operands("upload", new Object(), words, "FILE").get(0);
        Session mine = session();
        if (!mine.peer().list().contains(file)) {
            throw new CommandFailed(
                    CommandFailed.Kind.NOT_FOUND,
                    "there is no " + Printable.escape(file) + " in " + mine.folder());
        }
        check(
                mine.peer().upload(file),
                "there is no other peer to take it",
                "the other peer has one already");
        output().show(Map.of("uploaded", file), output().safe("uploaded " + file));
        return ExitCode.OK;
    }

    private ExitCode list(List<String> words) {
        List<String> what = new CommandLine(new Object()).read(words);
        if (!what.isEmpty() && !what.equals(List.of("index"))) {
            throw new UsageError(
                    "list: found " + Printable.quote(what.get(0)) + ", expected index");
        }
        List<String> names = session().peer().list();
        output().show(Map.of("files", names), names.stream().map(output()::safe).toList());
        return ExitCode.OK;
    }

    private ExitCode logout(List<String> words) {
        operands("logout", new Object(), words);
        session();
        close();
        output().show(Map.of("loggedIn", false), "logged out");
        return ExitCode.OK;
    }

    private Session session() {
        return session.orElseThrow(() -> new CommandFailed(
                CommandFailed.Kind.FAILED, "not logged in, expected login first"));
    }

    private static void begin(PserverVisit peer, String user, String password) {
        try {
            int status = peer.logIn(user, password);
            if (status == 401) {
                throw failed(CommandFailed.Kind.UNAUTHORIZED, "the password is wrong");
            }
            check(status, "there is no tracker of pserver", "logged in already");
        } catch (CommandFailed refused) {
            peer.close();
            throw refused;
        }
    }

    /** Says in words what a status means; {@code missing} and {@code taken} depend on the deed. */
    private static void check(int status, String missing, String taken) {
        switch (status) {
            case 200 -> {}
            case 400 -> throw failed(CommandFailed.Kind.INVALID, "that is no name of a file");
            case 401 ->
                throw failed(CommandFailed.Kind.UNAUTHORIZED, "the other side does not know you");
            case 404 -> throw failed(CommandFailed.Kind.NOT_FOUND, missing);
            case 409 -> throw failed(CommandFailed.Kind.CONFLICT, taken);
            case 413 -> throw failed(CommandFailed.Kind.FAILED, "it is too large");
            case 503 ->
                throw failed(
                        CommandFailed.Kind.FAILED, "the tracker or the other peer does not answer");
            default -> throw failed(CommandFailed.Kind.FAILED, "the other side answered " + status);
        }
    }

    private static CommandFailed failed(CommandFailed.Kind kind, String why) {
        return new CommandFailed(kind, Printable.escape(why));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot look at " + file, failed);
        }
    }
}
