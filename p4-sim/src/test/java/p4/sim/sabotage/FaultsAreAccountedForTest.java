package p4.sim.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A laboratory that does not do what a scenario asks for never lets it pass, whatever its checks. */
class FaultsAreAccountedForTest {

    /** It asks for a crash, and for no check of it. */
    private static final String SMOKE = "../scenarios/smoke.yaml";

    @TempDir
    private Path results;

    private record Said(int exit, String words) {}

    private Said run(List<Mutant> mutants) {
        var said = new ByteArrayOutputStream();
        int exit = World.brokenBy(mutants)
                .run(
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        List.of(SMOKE, "--driver", "virtual", "--results", results.toString()));
        return new Said(exit, said.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SWALLOWS_CRASHES | crash: 1 asked for, 0 injected, 0 observed",
                "FORGETS_FAULTS | 1 of the 1 faults of the scenario were never begun"
            })
    void whatWasNotInjectedLeavesTheRunUnknown(String mutant, String words) {
        Said said = run(List.of(Mutants.named(mutant)));

        assertThat(said.exit()).as(said.words()).isEqualTo(2);
        assertThat(said.words()).contains(words).containsPattern("unknown +smoke");
    }

    @Test
    void whatWasInjectedAndSeenIsToldInOneLine() {
        Said said = run(List.of());

        assertThat(said.exit()).as(said.words()).isZero();
        assertThat(said.words()).contains("faults: crash: 1 asked for, 1 injected, 1 observed");
    }
}
