package p4.sim.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** How the program ended, and what it printed. */
record Said(ExitCode exit, String out, String errors) {

    /** Runs it with {@code arguments}, in this JVM. */
    static Said by(String... arguments) {
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var main = new Main(printing(out), printing(errors), false);
        ExitCode exit = main.run(arguments);
        return new Said(
                exit,
                out.toString(StandardCharsets.UTF_8),
                errors.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream printing(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
