package p4.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program of this machine, run to its end; what it prints on both outputs is one text. */
record Program(List<String> words, int exit, String said) {

    /** The top folder of the project. */
    static final Path TOP = Path.of("..").toAbsolutePath().normalize();

    /** Runs {@code words} with {@code more} in its environment; blocks. */
    static Program run(Map<String, String> more, List<String> words) {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(more);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            try (InputStream out = process.getInputStream()) {
                String said = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
                return new Program(words, process.waitFor(), said);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot run " + words, failed);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", end);
        }
    }

    /** Runs p4-runtime.jar of this build with {@code words}. */
    static Program node(String... words) {
        String jar = TOP.resolve("p4-runtime/target/p4-runtime.jar").toString();
        var all = new ArrayList<>(List.of("java", "-jar", jar));
        all.addAll(List.of(words));
        return run(Map.of(), all);
    }

    /** Whether {@code words} end well here. */
    static boolean works(String... words) {
        try {
            return run(Map.of(), List.of(words)).exit() == 0;
        } catch (UncheckedIOException none) {
            return false;
        }
    }

    /**
     * What it said.
     *
     * @throws AssertionError if it failed
     */
    String succeeded() {
        if (exit == 0) return said;
        throw new AssertionError(String.join(" ", words) + " ended with " + exit + ":\n" + said);
    }
}
