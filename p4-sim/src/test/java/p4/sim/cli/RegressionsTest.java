package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What failed once, shrunk to a few lines: it must never fail again. */
class RegressionsTest {

    @TempDir
    private Path results;

    static List<Path> regressions() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../scenarios/regressions"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("regressions")
    void whatFailedOncePasses(Path scenario) {
        Said said = Said.by(
                "run", scenario.toString(), "--driver", "virtual", "--results", results.toString());

        assertThat(said.exit()).as(said.out() + said.errors()).isEqualTo(ExitCode.PASSED);
    }
}
