package p4.sim.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import p4.sim.scenario.CheckName;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;

class ShrinkFindsThePlantedBugTest {

    @TempDir
    private Path results;

    @Test
    void whatIsShrunkIsMuchSmallerAndFailsForTheSameBugAlone() throws IOException {
        World broken = World.brokenBy(List.of(TrackerMutant.FORGETS_THE_INDEX));
        Trial.run(broken, Stage.DEPARTURES, results.resolve("found"));
        Path shrunk = results.resolve("shrunk.yaml");

        String said = shrink(broken, runFolder(), shrunk);

        Scenario large = ScenarioReader.read(Stage.DEPARTURES.scenario());
        Scenario small = ScenarioReader.read(shrunk);
        assertThat(small.peerCount()).as(said).isLessThanOrEqualTo(large.peerCount() / 2);
        assertThat(small.workload()).isEmpty();
        assertThat(small.why()).contains("departures", "seed 3", "no-stale-index-entry");
        assertThat(broken.judge(shrunk, 3).get(CheckName.NO_STALE_INDEX_ENTRY))
                .startsWith("FAILED");
        assertThat(World.brokenBy(List.of()).judge(shrunk, 3))
                .containsKey(CheckName.NO_STALE_INDEX_ENTRY)
                .allSatisfy((check, result) -> assertThat(result).startsWith("PASSED"));
    }

    private static String shrink(World world, Path folder, Path output) {
        var said = new ByteArrayOutputStream();
        int exit = world.run(
                new PrintStream(said, true, StandardCharsets.UTF_8),
                List.of("shrink", folder.toString(), "--budget", "150", "-o", output.toString()));
        assertThat(exit).as(said.toString(StandardCharsets.UTF_8)).isZero();
        return said.toString(StandardCharsets.UTF_8);
    }

    private Path runFolder() throws IOException {
        try (Stream<Path> files = Files.walk(results)) {
            return files.filter(file -> file.endsWith("scenario.yaml"))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        }
    }
}
