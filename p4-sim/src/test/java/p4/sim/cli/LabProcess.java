package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The program in a process of its own, as a user starts it and as a user may end it. */
final class LabProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target/p4-sim.jar");
    private static final int PATIENCE_SECONDS = 240;

    /** What a report says of a laboratory that was too late, and of the whole run then. */
    private static final Pattern LATE = Pattern.compile("the laboratory itself|, seed ");

    private final Process process;
    private final Path said;

    private LabProcess(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /** Starts it with {@code arguments}; it leaves its results in {@code folder}. */
    static LabProcess start(Path folder, String... arguments) throws IOException {
        return start(folder, List.of(), Map.of(), arguments);
    }

    /** The same behind the words of {@code before}, with {@code environment} added to this one. */
    static LabProcess start(
            Path folder, List<String> before, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> line = new ArrayList<>(before);
        line.addAll(List.of("env", "--default-signal=INT")); // which many a caller ignores
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-jar", JAR.toString()));
        line.addAll(Arrays.asList(arguments));
        line.addAll(List.of("--results", folder.toString()));
        Path said = Files.createTempFile(folder, "said", ".txt");
        var builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        return new LabProcess(builder.start(), said);
    }

    long pid() {
        return process.pid();
    }

    /** Sends it the signal called {@code name}. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    }

    /** Its exit code, once it has ended by itself. */
    int ended() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as(said())
                .isTrue();
        return process.exitValue();
    }

    /** What it has printed so far. */
    String said() {
        try {
            return Files.readString(said);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Waits for its end, and makes sure that no check failed.
     *
     * <p>On a busy machine the laboratory may be too late to prove it, but nothing else is unknown.
     */
    void mustHoldItsPromises() throws InterruptedException {
        int code = ended();

        assertThat(code).as(said()).isIn(0, 2);
        assertThat(said().lines().filter(line -> line.startsWith("unknown")))
                .allMatch(line -> LATE.matcher(line).find());
        assertThat(said()).doesNotContain("FAILED").contains("passed   every-file-fetchable");
    }

    /** Ends it at once, as {@code kill -9} does. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
