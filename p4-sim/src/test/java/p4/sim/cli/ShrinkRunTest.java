package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;

class ShrinkRunTest {

    @TempDir
    private Path folder;

    private Path failed = Path.of("");

    @BeforeEach
    void failOnce() throws IOException {
        Said.by(
                "sweep",
                "../scenarios/smoke.yaml",
                "--seeds",
                "5",
                "--wire",
                "none",
                "--set",
                "tracker.lease=600s",
                "--results",
                folder.toString());
        try (Stream<Path> files = Files.walk(folder.resolve("smoke"))) {
            failed = files.filter(file -> file.endsWith("journal.jsonl"))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        }
    }

    @Test
    void aRunThatASweepKeptIsShrunkBesideItsReport() {
        Said said = Said.by("shrink", failed.toString(), "--budget", "60");

        Scenario small = ScenarioReader.read(failed.resolve("shrunk.yaml"));
        assertThat(said.exit()).as(said.errors()).isEqualTo(ExitCode.PASSED);
        assertThat(said.out()).contains("smoke, seed 5, fails everyone-registered: 7 peers");
        assertThat(small.peerCount()).isLessThan(4);
        assertThat(small.name()).isEqualTo("smoke-everyone-registered");
        assertThat(small.why()).startsWith("Shrunk from smoke, seed 5, at commit ");
    }

    @Test
    void whatIsShrunkTwiceIsTheSame() throws IOException {
        Said.by("shrink", failed.toString(), "--budget", "40", "-o", file("a").toString());
        Said.by("shrink", failed.toString(), "--budget", "40", "-o", file("b").toString());

        assertThat(Files.readString(file("a"))).isEqualTo(Files.readString(file("b")));
    }

    @Test
    void nonsenseIsOneLineAndExitCode64() {
        assertRefused("shrink: found 0 folders, expected one");
        assertRefused(
                "--check: found \"fetch-count\", expected one that fails: [everyone-registered]",
                failed.toString(),
                "--check",
                "fetch-count");
        assertRefused(
                "--budget: found \"long\", expected a number of runs such as 500, or of seconds such"
                        + " as 60s",
                failed.toString(),
                "--budget",
                "long");
    }

    @Test
    void aRunThatPassesCannotBeShrunk() throws IOException {
        Said.by(
                "run",
                "../scenarios/smoke.yaml",
                "--driver",
                "virtual",
                "--results",
                file("good").toString());
        Path good;
        try (Stream<Path> files = Files.walk(file("good"))) {
            good = files.filter(file -> file.endsWith("journal.jsonl"))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        }

        Said said = Said.by("shrink", good.toString());

        assertThat(said.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(said.errors()).contains("found a run that fails no check").hasLineCount(1);
    }

    private void assertRefused(String line, String... arguments) {
        Said said = Said.by(
                Stream.concat(Stream.of("shrink"), Stream.of(arguments)).toArray(String[]::new));

        assertThat(said.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(said.errors().strip()).isEqualTo(line);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
