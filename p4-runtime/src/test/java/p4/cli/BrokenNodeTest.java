package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import p4.time.SystemTimeline;

/** A node whose invariants are broken ends, and says so in one line. */
@Timeout(60)
class BrokenNodeTest {

    @TempDir
    private Path folder;

    /** A process that would run for ever, were it not broken. */
    static final class Node {

        private Node() {}

        /** Breaks on the timeline, soon. */
        public static void main(String[] args) throws InterruptedException {
            try (var threads = new NodeThreads()) {
                var timeline = new SystemTimeline(threads.timeline());
                timeline.after(Duration.ofMillis(1), () -> {
                    throw new AssertionError("two\nlines");
                });
                new CountDownLatch(1).await();
            }
        }
    }

    @Test
    void theProcessEndsWithOneLineAndTheCodeOfAFailure() throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        Process process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Node.class.getName())
                .redirectOutput(folder.resolve("output").toFile())
                .redirectError(errors.toFile())
                .start();
        boolean ended = process.waitFor(50, TimeUnit.SECONDS);
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(errors, StandardCharsets.UTF_8);

        assertThat(ended).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.FAILED.number());
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith(
                                "this node is broken and ends: java.lang.AssertionError: two\\u{a}lines")
                        .contains(" at p4.cli.BrokenNodeTest"));
    }
}
