package p4.cli;

import com.beust.jcommander.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import p4.compat.classic.ClassicTracker;
import p4.peer.CommandFailed;

/**
 * The shell of the original: the words that its users know.
 *
 * <p>Speaks the original's wire alone, to a tracker of ours or to another.
 */
final class ClassicShell extends DialectShell {

    private static final List<String> WORDS =
            List.of("help", "connect", "disconnect", "list", "where", "get", "exit");
    private static final List<String> HELP = List.of(
            "connect [-h HOST] [-p PORT] [-t TOKEN]  join the network of a tracker",
            "disconnect                              leave it",
            "list                                    list the files of the network",
            "where FILE                              tell where a file is",
            "get [-o OUT] FILE                       fetch a file",
            "exit                                    leave");

    private final Secrets secrets;
    private Optional<ClassicVisit> visit = Optional.empty();

    /** A shell that asks {@code secrets} for the token that lets it in, if none is given. */
    ClassicShell(Output output, Secrets secrets) {
        super(output, WORDS, HELP);
        this.secrets = secrets;
    }

    /** What {@code connect} takes. */
    private static final class Connect {

        @Parameter(names = "-h", placeholder = "HOST")
        private String host = "127.0.0.1";

        @Parameter(names = "-p", placeholder = "PORT", converter = PortText.class)
        private int port = Dialect.P4_CLASSIC.port();

        @Parameter(names = "-t", placeholder = "TOKEN")
        private @Nullable String token;
    }

    /** What {@code get} takes. */
    private static final class Get {

        @Parameter(names = "-o", placeholder = "OUT")
        private @Nullable String output;
    }

    @Override
    ExitCode obey(String word, List<String> rest) {
        return switch (word) {
            case "help" -> help();
            case "connect" -> connect(rest);
            case "disconnect" -> disconnect(rest);
            case "list" -> list(rest);
            case "where" -> where(rest);
            case "get" -> get(rest);
            default -> throw unknown(word);
        };
    }

    /** Leaves the network, if it is on one. */
    @Override
    public void close() {
        visit.ifPresent(ClassicVisit::close);
        visit = Optional.empty();
    }

    private ExitCode connect(List<String> words) {
        var given = new Connect();
        operands("connect", given, words);
        if (visit.isPresent()) {
            throw new CommandFailed(
                    CommandFailed.Kind.CONFLICT, "connected already, expected disconnect first");
        }
        String token = Optional.ofNullable(given.token)
                .orElseGet(() -> secrets.find(Optional.empty(), "the tracker's token"));
        visit = Optional.of(ClassicVisit.begin(given.host, given.port, token));
        String line = "connected to " + given.host + ":" + given.port;
        output().show(Map.of("connected", true), output().safe(line));
        return ExitCode.OK;
    }

    private ExitCode disconnect(List<String> words) {
        operands("disconnect", new Object(), words);
        ClassicVisit over = visit();
        visit = Optional.empty();
        over.close();
        output().show(Map.of("connected", false), "disconnected");
        return ExitCode.OK;
    }

    private ExitCode list(List<String> words) {
        operands("list", new Object(), words);
        List<String> files = visit().files();
        output().show(Map.of("files", files), files.stream().map(output()::safe).toList());
        return ExitCode.OK;
    }

    private ExitCode where(List<String> words) {
        String file = operands("where", new Object(), words, "FILE").get(0);
        ClassicTracker.Place place = visit().where(file);
        output().show(Map.of("address", place.toString()), output().safe(place.toString()));
        return ExitCode.OK;
    }

    private ExitCode get(List<String> words) {
        var given = new Get();
        String file = operands("get", given, words, "FILE").get(0);
        Path target = Path.of(Optional.ofNullable(given.output)
                .orElse(file.substring(file.lastIndexOf('/') + 1)));
        if (Files.exists(target)) throw taken(target);
        byte[] bytes = visit().get(file);
        keep(target, bytes);
        String line = "fetched " + target + "  " + SizeText.of(bytes.length);
        output().show(
                        Map.of("savedAs", target.toString(), "size", bytes.length),
                        output().safe(line));
        return ExitCode.OK;
    }

    private ClassicVisit visit() {
        return visit.orElseThrow(() -> new CommandFailed(
                CommandFailed.Kind.FAILED, "not connected, expected connect first"));
    }

    private static void keep(Path target, byte[] bytes) {
        try {
            Files.write(target, bytes, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException meanwhile) {
            throw taken(target);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot keep " + target, failed);
        }
    }

    private static CommandFailed taken(Path target) {
        return new CommandFailed(
                CommandFailed.Kind.CONFLICT, "there is something at " + target + " already");
    }
}
