package p4.cli;

import java.io.Console;
import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Whether somebody watches. */
final class Terminals {

    private static final int COLUMNS = 80;

    private Terminals() {}

    /** Tells whether this process reads from and writes to a terminal. */
    @SuppressWarnings("SystemConsoleNull") // isTerminal, which newer versions have, is asked too
    static boolean isInteractive() {
        Console console = System.console();
        if (console == null) return false;
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException failed) {
            throw new LinkageError("a console that cannot be asked", failed);
        }
    }

    /** How wide this process's terminal is at the moment; 80 where nobody can tell. */
    static int columns() {
        try (Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(true).build()) {
            int columns = terminal.getSize().getColumns();
            return columns > 0 ? columns : COLUMNS;
        } catch (IOException unknown) {
            return COLUMNS;
        }
    }
}
