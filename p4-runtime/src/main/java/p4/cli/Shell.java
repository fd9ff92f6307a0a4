package p4.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import p4.peer.CommandFailed;

/** An interactive session: the same words as the one-shot commands, with history and completion. */
final class Shell {

    private static final String PROMPT = "p4> ";

    private final Link link;
    private final Output output;
    private final Home home;

    Shell(Link link, Output output, Home home) {
        this.link = link;
        this.output = output;
        this.home = home;
    }

    /** Reads and obeys until {@code exit}, or the end of the input. */
    ExitCode run() {
        try (Terminal terminal = TerminalBuilder.builder().build()) {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .completer(new StringsCompleter(
                            Stream.concat(Ask.WORDS.stream(), Stream.of("help", "exit"))
                                    .toList()))
                    .variable(LineReader.HISTORY_FILE, home.history())
                    .build();
            while (obey(reader)) {
                // goes on until somebody leaves
            }
            return ExitCode.OK;
        } catch (IOException failed) {
            throw new UncheckedIOException("no terminal", failed);
        }
    }

    private boolean obey(LineReader reader) {
        try {
            reader.readLine(PROMPT);
            ParsedLine line = reader.getParsedLine();
            List<String> words =
                    line.words().stream().filter(word -> !word.isBlank()).toList();
            return words.isEmpty() || obey(words);
        } catch (UserInterruptException again) {
            return true;
        } catch (EndOfFileException over) {
            return false;
        }
    }

    private boolean obey(List<String> words) {
        String word = words.get(0);
        if (word.equals("exit") || word.equals("quit")) return false;
        if (word.equals("help")) {
            output.show(Map.of("words", words()), String.join("  ", words()));
            return true;
        }
        try {
            var arguments = new AskArguments();
            JCommander.newBuilder()
                    .addObject(arguments)
                    .build()
                    .parse(words.subList(1, words.size()).toArray(String[]::new));
            new Ask(link, output).say(word, arguments);
        } catch (ParameterException | UsageError | CommandFailed bad) {
            output.complain(String.valueOf(bad.getMessage()));
        }
        return true;
    }

    private static List<String> words() {
        return List.of(
                "ls [PATH]",
                "find QUERY",
                "where PATH",
                "get PATH [-o OUT]",
                "put FILE",
                "status",
                "logout",
                "help",
                "exit");
    }
}
