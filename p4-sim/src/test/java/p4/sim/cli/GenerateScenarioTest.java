package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.sim.check.Judge;
import p4.sim.check.Verdict;
import p4.sim.generate.ScenarioGenerator;
import p4.sim.scenario.ScenarioReader;

class GenerateScenarioTest {

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsGeneratedPassesItsChecks(long seed) {
        VirtualRun run = VirtualRun.of(ScenarioGenerator.draw(seed), seed);

        assertThat(run.verdicts())
                .allSatisfy(verdict -> assertThat(verdict.result())
                        .as("%s", verdict)
                        .isEqualTo(Verdict.Result.PASSED));
        assertThat(Judge.doubts(run.journal())) // a fault may find nobody to hit, or to see it
                .allSatisfy(doubt -> assertThat(doubt).startsWith("faults of kind "));
    }

    @Test
    void aFileOrTheTerminalGetsTheSame() throws IOException {
        Path file = folder.resolve("generated.yaml");

        Said shown = Said.by("generate", "--seed", "17");
        Said written = Said.by("generate", "--seed", "17", "-o", file.toString());

        assertThat(written.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(shown.out()).isEqualTo(Files.readString(file));
        assertThat(ScenarioReader.read(file)).isEqualTo(ScenarioGenerator.draw(17));
    }

    @Test
    void aSeedThatIsNoneIsOneLine() {
        Said said = Said.by("generate", "--seed", "luck");

        assertThat(said.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(said.errors().strip())
                .isEqualTo("--seed: found \"luck\", expected a whole number");
    }

    @Test
    void aFileThatCannotBeWrittenIsOneLine() {
        Said said = Said.by("generate", "-o", folder.resolve("none/x.yaml").toString());

        assertThat(said.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(said.errors())
                .contains("expected a file that can be written")
                .hasLineCount(1);
    }

    @Test
    void aSweepRunsTheShapeOfEachSeed() {
        Said said = Said.by(
                "sweep",
                "--generated",
                "--seeds",
                "0..3",
                "--wire",
                "none",
                "--results",
                folder.toString());

        assertThat(said.exit()).as(said.out() + said.errors()).isEqualTo(ExitCode.PASSED);
        assertThat(said.out()).contains("4 passed, 0 failed, 0 unknown");
    }

    @Test
    void aSweepNeedsAScenarioOrSeedsToGenerateFrom() {
        Said both = Said.by("sweep", "--generated", "x.yaml", "--seeds", "0..3");
        Said neither = Said.by("sweep", "--generated");

        assertThat(both.errors().strip())
                .isEqualTo("sweep: found a scenario beside --generated, expected one of them");
        assertThat(neither.errors().strip())
                .isEqualTo("sweep: found no --seeds, expected them beside --generated");
    }
}
