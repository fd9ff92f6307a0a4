package p4.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * A shell at a terminal: a prompt, a history that lasts, and completion.
 *
 * <p>Ctrl-C gives up the word that is being obeyed, or the line that is being written.
 */
final class TerminalSession {

    private static final String PROMPT = "p4> ";

    private final Link link;
    private final Output output;
    private final Home home;

    TerminalSession(Link link, Output output, Home home) {
        this.link = link;
        this.output = output;
        this.home = home;
    }

    /** Reads and obeys until {@code exit}, or the end of the input. */
    ExitCode run() {
        var completion = new Completion(link);
        try (Terminal terminal = TerminalBuilder.builder().build()) {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .completer(completion)
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .variable(LineReader.HISTORY_FILE, home.history())
                    .build();
            var shell = new Shell(link, output.wide(() -> terminal.getSize().getColumns()));
            Thread obeying = Thread.currentThread();
            terminal.handle(Terminal.Signal.INT, signal -> obeying.interrupt());
            while (obey(shell, reader)) completion.forget();
            return ExitCode.OK;
        } catch (IOException failed) {
            throw new UncheckedIOException("no terminal", failed);
        }
    }

    private static boolean obey(Shell shell, LineReader reader) {
        try {
            String line = reader.readLine(PROMPT);
            Thread.interrupted(); // a Ctrl-C that came when the word before was over
            Optional<ExitCode> ended = shell.obey(line);
            return ended.isPresent();
        } catch (UserInterruptException again) {
            return true;
        } catch (EndOfFileException over) {
            return false;
        }
    }
}
