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
import p4.model.Nearest;
import p4.model.Printable;
import p4.peer.CommandFailed;

/**
 * The shell of the original: the words that its users know.
 *
 * <p>Speaks the original's wire alone, to a tracker of ours or to another.
 */
final class ClassicShell extends Obeying implements AutoCloseable {

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
        super(output);
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
            default ->
                throw new UsageError("unknown command " + Printable.quote(word)
                        + ", expected one of " + String.join(" ", WORDS)
                        + Nearest.hint(word, WORDS));
        };
    }

    /** Leaves the network, if it is on one. */
    @Override
    public void close() {
        visit.ifPresent(ClassicVisit::close);
        visit = Optional.empty();
    }

    private ExitCode help() {
        output().show(Map.of("words", WORDS), HELP);
        return ExitCode.OK;
    }

    private ExitCode connect(List<String> words) {
        var given = new Connect();
        operands("connect", given, words, 0);
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
        operands("disconnect", new Object(), words, 0);
        ClassicVisit over = visit();
        visit = Optional.empty();
        over.close();
        output().show(Map.of("connected", false), "disconnected");
        return ExitCode.OK;
    }

    private ExitCode list(List<String> words) {
        operands("list", new Object(), words, 0);
        List<String> files = visit().files();
        output().show(Map.of("files", files), files.stream().map(output()::safe).toList());
        return ExitCode.OK;
    }

    private ExitCode where(List<String> words) {
        String file = operands("where", new Object(), words, 1).get(0);
        ClassicTracker.Place place = visit().where(file);
        output().show(Map.of("address", place.toString()), output().safe(place.toString()));
        return ExitCode.OK;
    }

    private ExitCode get(List<String> words) {
        var given = new Get();
        String file = operands("get", given, words, 1).get(0);
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

    /** Reads {@code words} into {@code options}; the operands, of which there are {@code count}. */
    private static List<String> operands(
            String word, Object options, List<String> words, int count) {
        List<String> operands = new CommandLine(options).read(words);
        if (operands.size() == count) return operands;
        throw new UsageError(word + ": found " + operands.size() + " operands, expected "
                + (count == 0 ? "options only" : "FILE"));
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
