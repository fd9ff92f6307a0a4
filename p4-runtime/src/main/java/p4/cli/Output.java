package p4.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import p4.model.Printable;

/** Where answers go: lines for people, or one JSON object for programs. */
final class Output {

    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    private final PrintStream out;
    private final PrintStream errors;
    private final boolean json;
    private final boolean terminal;

    Output(PrintStream out, PrintStream errors, boolean json, boolean terminal) {
        this.out = out;
        this.errors = errors;
        this.json = json;
        this.terminal = terminal;
    }

    /** The same place, but one JSON object for each answer. */
    Output asJson() {
        return new Output(out, errors, true, terminal);
    }

    /** Shows one answer: {@code object} to a program, {@code lines} to a person. */
    void show(Map<String, ?> object, List<String> lines) {
        if (json) out.println(JSON.toJson(object));
        else lines.forEach(out::println);
        out.flush();
    }

    /** Shows one answer of one line. */
    void show(Map<String, ?> object, String line) {
        show(object, List.of(line));
    }

    /** Says in one line what went wrong. */
    void complain(String line) {
        if (json) out.println(JSON.toJson(Map.of("error", line)));
        else errors.println(safe(line));
        out.flush();
        errors.flush();
    }

    /** Text from outside, safe to show. */
    String safe(String text) {
        return Printable.escapeWhole(text);
    }

    /** A progress bar for moving {@code what}, on a terminal; nothing is shown elsewhere. */
    ProgressLine progress(String what) {
        return terminal && !json ? ProgressLine.on(errors, safe(what)) : ProgressLine.silent();
    }
}
