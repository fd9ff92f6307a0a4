package p4.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.reader.EOFError;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;
import p4.peer.CommandFailed;

/** Obeys lines of words, the same as the one-shot commands. */
final class Shell {

    private final Link link;
    private final Output output;
    private final Parser parser = new DefaultParser();

    Shell(Link link, Output output) {
        this.link = link;
        this.output = output;
    }

    /** All words there are. */
    static List<String> words() {
        return Stream.concat(Command.words().stream().map(Command::word), Stream.of("help", "exit"))
                .toList();
    }

    /** Obeys the lines of {@code in} to the end; a line that begins with # is a remark. */
    ExitCode obeyAll(InputStream in) {
        var worst = ExitCode.OK;
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<ExitCode> ended =
                        line.startsWith("#") ? Optional.of(ExitCode.OK) : obey(line);
                if (ended.isEmpty()) break;
                if (worst == ExitCode.OK) worst = ended.get();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the words to obey", failed);
        }
        return worst;
    }

    /** Obeys one line; empty if it says that this is the end. */
    Optional<ExitCode> obey(String line) {
        List<String> words;
        try {
            words = parser.parse(line, line.length()).words();
        } catch (EOFError unfinished) {
            output.complain("found an open quote, expected its end");
            return Optional.of(ExitCode.USAGE);
        }
        words = words.stream().filter(word -> !word.isEmpty()).toList();
        if (words.isEmpty()) return Optional.of(ExitCode.OK);
        String word = words.get(0);
        if (word.equals("exit") || word.equals("quit")) return Optional.empty();
        return Optional.of(obey(word, words.subList(1, words.size())));
    }

    private ExitCode obey(String word, List<String> rest) {
        try {
            if (word.equals("help")) return help(rest);
            Word said = Word.of(Command.of(word, Command.words()));
            List<String> operands = said.read(rest);
            return said.say(link, said.json() ? output.asJson() : output, operands);
        } catch (UsageError bad) {
            output.complain(String.valueOf(bad.getMessage()));
            return ExitCode.USAGE;
        } catch (CommandFailed failed) {
            output.complain(String.valueOf(failed.getMessage()));
            return Words.exitCode(failed.kind());
        } catch (UncheckedIOException failed) {
            output.complain(Trouble.of(failed));
            return ExitCode.FAILED;
        }
    }

    private ExitCode help(List<String> about) {
        if (about.isEmpty()) {
            output.show(Map.of("words", words()), overview());
            return ExitCode.OK;
        }
        Command command = Command.of(about.get(0), Command.words());
        String page = HelpPage.inShell(command, new CommandLine(Word.of(command)).options());
        output.show(Map.of("help", page), page);
        return ExitCode.OK;
    }

    private static String overview() {
        return Command.words().stream()
                .map(command -> "%-13s%s".formatted(command.synopsis(), command.summary()))
                .collect(Collectors.joining(
                        "\n", "", "\nhelp WORD    tell more of a word\nexit         leave"));
    }
}
