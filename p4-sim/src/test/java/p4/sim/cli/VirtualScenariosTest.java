package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import p4.sim.check.Verdict;
import p4.sim.scenario.Draft;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;
import p4.sim.scenario.Setting;
import p4.sim.scenario.Wire;

/** The scenarios that only virtual time can afford hold what they say. */
class VirtualScenariosTest {

    private static final Path FOLDER = Path.of("../scenarios/virtual");
    private static final Duration LONG = Duration.ofHours(1);

    static List<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> shortOnes() throws IOException {
        return scenarios().stream()
                .filter(file -> ScenarioReader.read(file).duration().compareTo(LONG) < 0)
                .toList();
    }

    private static Scenario smallDay(Wire wire) {
        return Draft.read(FOLDER.resolve("day.yaml"))
                .with(List.of(
                        new Setting("peers.seeders.count", "10"),
                        new Setting("peers.leechers.count", "150"),
                        new Setting("duration", "1h"),
                        new Setting("checks.at-end.2", "fetch-count >= 500")))
                .scenario()
                .over(DriverKind.VIRTUAL, wire);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shortOnes")
    void everyCheckPasses(Path file) {
        Scenario scenario = ScenarioReader.read(file);

        VirtualRun run = VirtualRun.of(scenario, scenario.seeds().get(0));

        assertThat(run.verdicts())
                .allSatisfy(verdict -> assertThat(verdict.result())
                        .as("%s", verdict)
                        .isEqualTo(Verdict.Result.PASSED));
        assertThat(run.overall()).isEqualTo(Verdict.Result.PASSED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void everyOneAsksForVirtualTimeAndSaysWhy(Path file) {
        Scenario scenario = ScenarioReader.read(file);

        assertThat(scenario.driver()).isEqualTo(DriverKind.VIRTUAL);
        assertThat(scenario.name() + ".yaml").isEqualTo(file.getFileName().toString());
        assertThat(scenario.why()).hasSizeGreaterThan(60);
    }

    @ParameterizedTest(name = "wire {0}")
    @EnumSource(Wire.class)
    void anHourOfTheDayWithFewerPeersPass(Wire wire) {
        Scenario day = smallDay(wire);

        VirtualRun run = VirtualRun.of(day, day.seeds().get(0));

        assertThat(run.verdicts())
                .isNotEmpty()
                .allSatisfy(verdict -> assertThat(verdict.result())
                        .as("%s", verdict)
                        .isEqualTo(Verdict.Result.PASSED));
    }
}
