package p4.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.NullCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * A shell at a terminal: a prompt, a history that lasts, and completion.
 *
 * <p>Ctrl-C gives up the word that is being obeyed, or the line that is being written.
 */
final class TerminalSession {

    private static final String PROMPT = "p4> ";

    private final Function<Output, Obeying> shells;
    private final Completer completer;
    private final Runnable afterLine;
    private final Output output;
    private final Home home;

    /** A session with a shell that says our words to {@code link}. */
    static TerminalSession with(Link link, Output output, Home home) {
        var completion = new Completion(link);
        return new TerminalSession(
                wide -> new Shell(link, wide), completion, completion::forget, output, home);
    }

    /** A session with what {@code shells} make for a terminal, in which nothing is completed. */
    TerminalSession(Function<Output, Obeying> shells, Output output, Home home) {
        this(shells, NullCompleter.INSTANCE, () -> {}, output, home);
    }

    private TerminalSession(
            Function<Output, Obeying> shells,
            Completer completer,
            Runnable afterLine,
            Output output,
            Home home) {
        this.shells = shells;
        this.completer = completer;
        this.afterLine = afterLine;
        this.output = output;
        this.home = home;
    }

    /** Reads and obeys until {@code exit}, or the end of the input. */
    ExitCode run() {
        try (Terminal terminal = TerminalBuilder.builder().build()) {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .completer(completer)
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .variable(LineReader.HISTORY_FILE, home.history())
                    .build();
            Obeying shell = shells.apply(output.wide(() -> terminal.getSize().getColumns()));
            Thread obeying = Thread.currentThread();
            terminal.handle(Terminal.Signal.INT, signal -> obeying.interrupt());
            while (obey(shell, reader)) afterLine.run();
            return ExitCode.OK;
        } catch (IOException failed) {
            throw new UncheckedIOException("no terminal", failed);
        }
    }

    private static boolean obey(Obeying shell, LineReader reader) {
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
