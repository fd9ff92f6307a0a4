package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import p4.sim.cluster.Capability;
import p4.sim.report.Report;
import p4.sim.report.RunLabel;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;
import p4.sim.twin.Accord;
import p4.sim.twin.Likeness;
import p4.sim.twin.Line;
import p4.sim.twin.Twin;

/** Real time holds what virtual time says, and who plants a difference is caught. */
class TwinsTest {

    private static final Path EVERY_FAULT = Path.of("../scenarios/every-fault.yaml");

    @TempDir
    private Path folder;

    static List<Path> twins() throws IOException {
        return ShippedTwins.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("twins")
    void aTwinComesToTheSameInRealTime(Path twin) {
        ShippedTwins.mustGoTheSameWay(twin, "inprocess", folder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("twins")
    void aTwinNeedsOnlyWhatAllItsDriversCan(Path twin) {
        Scenario scenario = ScenarioReader.read(twin);

        assertThat(DriverKind.ofTwins())
                .allSatisfy(driver -> assertThat(Testbed.able(driver))
                        .containsAll(Capability.neededBy(scenario)));
    }

    @Test
    void oneTwinHasEveryFaultThatAllDriversCan() {
        Set<Capability> common = new TreeSet<>(Set.of(Capability.values()));
        DriverKind.ofTwins().forEach(driver -> common.retainAll(Testbed.able(driver)));
        Scenario scenario = ScenarioReader.read(EVERY_FAULT);

        assertThat(Capability.neededBy(scenario)).containsExactlyElementsOf(common);
        assertThat(scenario.faults().stream()
                        .map(fault -> fault.getClass().getSimpleName())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "Crash",
                        "Leave",
                        "Freeze",
                        "TrackerRestart",
                        "TrackerOutage",
                        "Corrupt",
                        "ChangeFiles");
    }

    @Test
    void aRunIsItsOwnTwin() throws IOException {
        String text = Files.readString(EVERY_FAULT);

        Likeness likeness = Likeness.of(played(text), played(text));

        assertThat(likeness.lines())
                .hasSizeGreaterThan(40)
                .allMatch(line -> line.accord() != Accord.DIFFERS);
        assertThat(likeness.accord()).isEqualTo(Accord.AGREES);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "- crash: { at: 500ms, who: 1 of seeders, restart: after 5s } | # | crashes |"
                        + " a crash that does not come",
                "freeze: { at: 4500ms, who: 1 of seeders, for: 5s } | leave: { at: 6s, who: 1 of seeders"
                        + " } | faults: freeze | a fault of another kind",
                "lease: 3s | lease: 9s | evictions | a tracker that keeps leases for too long",
                "tracker: { | links: { latency: 400ms }\\ntracker: { | fetch time p50 | a network"
                        + " that is slow",
                "tracker: { | links: { loss: 30% }\\ntracker: { | downloads that ended well | a network"
                        + " that loses much",
                "fixed, token: missing | fixed | downloads that were refused | forgeries that are"
                        + " not made",
                "rate: 4/s | rate: 5/s | downloads that ended well | users who want more",
                "for: 6s } | for: 1ms } | liars-named | a liar that does not lie"
            })
    void aPlantedDifferenceIsNoticed(String said, String instead, String where, String what)
            throws IOException {
        String text = Files.readString(EVERY_FAULT);
        String other = text.replace(said, instead.replace("\\n", "\n"));
        assertThat(other).isNotEqualTo(text);

        Likeness likeness = Likeness.of(played(text), played(other));

        assertThat(likeness.accord()).isEqualTo(Accord.DIFFERS);
        assertThat(likeness.lines())
                .filteredOn(line -> line.accord() == Accord.DIFFERS)
                .extracting(Line::name)
                .anyMatch(name -> name.startsWith(where));
    }

    @Test
    void whatIsNoTwinIsRefusedInOneLine() throws IOException {
        Path file = folder.resolve("single.yaml");
        Files.writeString(file, Files.readString(EVERY_FAULT).replace("twin: true", "twin: false"));

        Said single = Said.by("twins", file.toString());
        Said none = Said.by("twins");
        Said swarm = Said.by("twins", EVERY_FAULT.toString(), "--drivers", "swarm");

        assertThat(List.of(single, none, swarm))
                .extracting(Said::exit)
                .containsOnly(ExitCode.BAD_SCENARIO);
        assertThat(single.errors().strip())
                .isEqualTo("single.yaml: found a scenario that is no twin, expected one that says"
                        + " twin: true");
        assertThat(none.errors().strip())
                .isEqualTo("twins: found no scenario, expected at least one");
        assertThat(swarm.errors().strip())
                .isEqualTo("--drivers: found \"swarm\", expected one of [inprocess, container]");
    }

    private static Twin played(String text) {
        Scenario scenario = ScenarioReader.read("every-fault.yaml", text);
        Scenario virtual = scenario.over(DriverKind.VIRTUAL, scenario.wire());
        long seed = scenario.seeds().get(0);
        VirtualRun run = VirtualRun.of(virtual, seed);
        var label = new RunLabel(
                scenario.name(), seed, "commit", "virtual", "Java", Duration.ZERO, text);
        return Twin.of(Report.of(label, virtual, run.journal(), run.verdicts()));
    }
}
