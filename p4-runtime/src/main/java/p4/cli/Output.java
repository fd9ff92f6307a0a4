package p4.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import p4.model.Printable;
import p4.peer.CommandFailed;

/** Where answers go: lines for people, or one JSON object for programs. */
final class Output {

    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    private final PrintStream out;
    private final PrintStream errors;
    private final boolean json;
    private final Optional<IntSupplier> columns;

    /** Writes to {@code out}, which is a terminal if it has {@code columns}. */
    Output(PrintStream out, PrintStream errors, boolean json, Optional<IntSupplier> columns) {
        this.out = out;
        this.errors = errors;
        this.json = json;
        this.columns = columns;
    }

    /** The same place, but one JSON object for each answer. */
    Output asJson() {
        return new Output(out, errors, true, columns);
    }

    /** The same place, a terminal whose width is asked of {@code columns}. */
    Output wide(IntSupplier columns) {
        return new Output(out, errors, json, Optional.of(columns));
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

    /** Does {@code deed}; where it comes to nothing, says why in one line. */
    ExitCode orComplain(Supplier<ExitCode> deed) {
        try {
            return deed.get();
        } catch (UsageError bad) {
            complain(String.valueOf(bad.getMessage()));
            return ExitCode.USAGE;
        } catch (CommandFailed failed) {
            complain(String.valueOf(failed.getMessage()));
            return Words.exitCode(failed.kind());
        } catch (UncheckedIOException failed) {
            complain(Trouble.of(failed));
            return ExitCode.FAILED;
        }
    }

    /** Text from outside, safe to show. */
    String safe(String text) {
        return Printable.escapeWhole(text);
    }

    /** A progress bar for moving {@code what}, on a terminal; nothing is shown elsewhere. */
    ProgressLine progress(String what) {
        return columns.filter(width -> !json)
                .map(width -> ProgressLine.on(out, width, safe(what)))
                .orElseGet(ProgressLine::silent);
    }
}
