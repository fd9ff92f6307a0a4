package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real time has no links, clocks and disks to be made worse: it says so, and does nothing. */
class AbilityTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "links: { latency: 5ms } | 4:8 | links | virtual",
                "peers: [ { group: h, count: 1, bandwidth: 1Mbit/s } ] | 4:43 | links | virtual, container",
                "tracker: { clock: { skew: up to 1s } } | 4:19 | clocks | virtual",
                "faults: [ slow: { at: 1s, who: tracker, by: 1s, for: 1s } ] | 4:17 | links | virtual",
                "faults: [ flap: { at: 1s, who: g, down: 1s, up: 1s, for: 1s } ] | 4:17 | links | virtual, container",
                "faults: [ partition: { at: 1s, islands: [ g ], for: 1s } ] | 4:22 | links | virtual, container",
                "faults: [ slow-disk: { at: 1s, who: 1 of g, by: 1s, for: 1s } ] | 4:22 | disks | virtual",
                "faults: [ full-disk: { at: 1s, who: 1 of g, for: 1s } ] | 4:22 | disks | virtual",
                "checks: { always: [ answers-as-specified ] } | 4:21 | compare-answers | virtual",
                "checks: { always: [ no-corrupt-file, invariants-hold ] } | 4:38 | watch-state | virtual"
            })
    void whatAnotherDriverCanDoIsRefusedInOneLineWithItsPlace(
            String line, String place, String capability, String able) throws IOException {
        Path file = folder.resolve("s.yaml");
        boolean ofItsOwn = line.startsWith("peers");
        Files.writeString(
                file,
                "scenario: s\nwhy: w\nduration: 10s\n" + line + "\n"
                        + (ofItsOwn ? "" : "peers: [ { group: g, count: 2 } ]\n"));

        Said said = Said.by(
                "run", file.toString(), "--driver", "inprocess", "--results", folder.toString());

        assertThat(said.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(said.errors().strip())
                .isEqualTo("s.yaml:" + place + " found something that needs " + capability
                        + ", which driver inprocess cannot do, expected one of the drivers"
                        + " [" + able + "]");
        assertThat(folder.resolve("s")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tracker: { clock: { skew: up to 1s } } | 4:19 | clocks"
                        + " | since containers share the clock of their kernel,",
                "faults: [ full-disk: { at: 1s, who: 1 of g, for: 1s } ] | 4:22 | disks | ,"
            })
    void whatContainersCannotDoIsRefusedWithTheReason(
            String line, String place, String capability, String reason) throws IOException {
        Path file = folder.resolve("s.yaml");
        Files.writeString(
                file,
                "scenario: s\nwhy: w\nduration: 10s\n" + line
                        + "\npeers: [ { group: g, count: 2 } ]\n");

        Said said = Said.by(
                "run", file.toString(), "--driver", "container", "--results", folder.toString());

        assertThat(said.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(said.errors().strip())
                .isEqualTo("s.yaml:" + place + " found something that needs " + capability
                        + ", which driver container cannot do"
                        + (reason.length() > 1 ? " " : "") + reason
                        + " expected one of the drivers [virtual]");
    }

    @Test
    void aTwinThatOneOfItsDriversCannotDoIsRefusedOnEveryDriver() throws IOException {
        Path file = folder.resolve("s.yaml");
        Files.writeString(file, """
                scenario: s
                why: w
                duration: 10s
                twin: true
                peers: [ { group: g, count: 2, bandwidth: 1Mbit/s } ]
                """);

        Said said = Said.by(
                "run", file.toString(), "--driver", "virtual", "--results", folder.toString());

        assertThat(said.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(said.errors().strip())
                .isEqualTo("s.yaml:5:43 found something that needs links, which driver inprocess"
                        + " cannot do, expected a twin to need only what all of [virtual,"
                        + " inprocess, container] can do");
    }
}
