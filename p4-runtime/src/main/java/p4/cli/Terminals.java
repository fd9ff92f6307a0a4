package p4.cli;

import java.io.Console;

/** Whether somebody watches. */
final class Terminals {

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
}
