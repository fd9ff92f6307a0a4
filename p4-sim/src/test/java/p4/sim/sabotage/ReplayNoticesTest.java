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

/** A laboratory in which chance creeps in from outside is found out by running a seed again. */
class ReplayNoticesTest {

    @TempDir
    private Path results;

    private record Said(int exit, String words) {}

    private static Said run(World world, String... arguments) {
        var said = new ByteArrayOutputStream();
        int exit =
                world.run(new PrintStream(said, true, StandardCharsets.UTF_8), List.of(arguments));
        return new Said(exit, said.toString(StandardCharsets.UTF_8));
    }

    private String left() throws IOException {
        try (Stream<Path> files = Files.walk(results)) {
            return files.filter(file -> file.endsWith("report.json"))
                    .map(report -> report.resolveSibling("").toString())
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void theFirstEventThatChanceChangedIsNamed() throws IOException {
        World sound = World.brokenBy(List.of());
        World broken = World.brokenBy(List.of(HiddenChance.ROLLS_ITS_OWN_DICE));
        String scenario = Stage.DEPARTURES.scenario().toString();
        run(broken, scenario, "--driver", "virtual", "--results", results.toString());

        Said inTheSame = run(broken, "replay", left());
        Said inASound = run(sound, "replay", left());

        for (Said said : List.of(inTheSame, inASound)) {
            assertThat(said.exit()).as(said.words()).isEqualTo(3);
            assertThat(said.words())
                    .containsPattern("the first event that differs:\n  recorded  \\{\"turn\":\\d+,")
                    .doesNotContain("changed later");
        }
    }

    @Test
    void whereNoChanceCreepsInItStaysTheSame() throws IOException {
        World sound = World.brokenBy(List.of());
        String scenario = Stage.DEPARTURES.scenario().toString();
        run(sound, scenario, "--driver", "virtual", "--results", results.toString());

        Said said = run(World.brokenBy(List.of()), "replay", left());

        assertThat(said.exit()).as(said.words()).isZero();
        assertThat(said.words()).contains("identical");
    }
}
