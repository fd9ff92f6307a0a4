package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import p4.sim.scenario.ScenarioReader;

/** The scenarios of this house that say that they are twins, and what is asked of each. */
final class ShippedTwins {

    private ShippedTwins() {}

    /** All of them, by name. */
    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> ScenarioReader.read(file).twin())
                    .sorted()
                    .toList();
        }
    }

    /**
     * Makes sure that {@code twin} comes to the same in virtual time and on {@code driver}.
     *
     * <p>Where they do not, but the laboratory was too late to tell, the test says so and is aborted;
     * whatever differs or fails otherwise fails the test.
     */
    static void mustGoTheSameWay(Path twin, String driver, Path results) {
        Said said = Said.by(
                "twins", twin.toString(), "--drivers", driver, "--results", results.toString());

        boolean late = said.out().contains("the laboratory itself fell behind");
        assertThat(said.exit())
                .as(said.out() + said.errors())
                .isIn(ExitCode.PASSED, late ? ExitCode.UNKNOWN : ExitCode.PASSED);
        assertThat(said.out()).doesNotContain("DIFFER", "FAILED");
        if (said.out().contains("virtual and " + driver + " agree")) return;
        abort(said.out().lines().reduce("", (before, line) -> line));
    }
}
