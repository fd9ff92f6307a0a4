package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, on real peers and in real time, kept short. */
class LaboratoryTest {

    private static final Path SMOKE = Path.of("../scenarios/smoke.yaml");

    @TempDir
    private Path folder;

    private Said runText(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("scenario.yaml"), text);
        return Said.by(file.toString(), "--results", folder.resolve("results").toString());
    }

    @Test
    void theSmokeScenarioPassesAndLeavesItsReport() {
        Said said = Said.by(SMOKE.toString(), "--results", folder.toString());

        assertThat(said.out()).as(said.errors()).contains("passed   smoke, seed 1");
        assertThat(said.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(left())
                .contains(
                        "report.html",
                        "report.json",
                        "junit.xml",
                        "series.csv",
                        "journal.jsonl",
                        "scenario.yaml");
    }

    @Test
    void theSameScenarioPassesOverLoopbackSockets() {
        Said said =
                Said.by(SMOKE.toString(), "--results", folder.toString(), "--transport", "netty");

        assertThat(said.exit()).as(said.out() + said.errors()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void theSameScenarioPassesInVirtualTimeAndWritesTheSameJournalAgain() throws IOException {
        Path again = folder.resolve("again");

        Said first =
                Said.by(SMOKE.toString(), "--results", folder.toString(), "--driver", "virtual");
        Said second =
                Said.by(SMOKE.toString(), "--results", again.toString(), "--driver", "virtual");

        assertThat(first.exit()).as(first.out() + first.errors()).isEqualTo(ExitCode.PASSED);
        assertThat(second.exit()).isEqualTo(ExitCode.PASSED);
        List<Path> journals = journals();
        assertThat(journals).hasSize(2);
        assertThat(journals.get(0)).hasSameBinaryContentAs(journals.get(1));
    }

    @Test
    void howMuchOfTheJournalIsKeptDoesNotChangeItsHash() throws IOException {
        Said all = Said.by(SMOKE.toString(), "--results", folder.toString(), "--driver", "virtual");
        String journal = read("journal.jsonl");
        String hash = read("journal.sha256").strip();

        Said faults = Said.by(
                SMOKE.toString(),
                "--results",
                folder.toString(),
                "--driver",
                "virtual",
                "--journal",
                "faults");

        assertThat(all.out()).containsPattern("journal: \\d+ entries, SHA-256 " + hash);
        assertThat(faults.out()).contains("SHA-256 " + hash);
        assertThat(read("report.json")).contains(hash).contains("\"journal\": \"faults\"");
        assertThat(journal.lines().toList())
                .containsSubsequence(read("journal.jsonl").lines().toList())
                .hasSizeGreaterThan((int) read("journal.jsonl").lines().count());
    }

    @Test
    void aDriverThatIsNotThereIsRefusedByName() {
        Said said = Said.by(SMOKE.toString(), "--driver", "cloud");

        assertThat(said.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(said.errors()).contains("cloud").contains("swarm").hasLineCount(1);
    }

    @Test
    void aRunSaysHowLateTheLaboratoryItselfWas() throws IOException {
        Said.by(SMOKE.toString(), "--results", folder.toString());

        assertThat(read("report.json"))
                .contains("acts of the plan", "timers and messages", "reads and writes");
    }

    @Test
    void aLeaseThatOutlivesTheRunIsCaughtByName() throws IOException {
        String patient = Files.readString(SMOKE).replace("lease: 1200ms", "lease: 600s");

        Said said = runText(patient);

        assertThat(said.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(said.out()).containsPattern("FAILED +everyone-registered").contains("seeders-");
    }

    @Test
    void aFetchThatNobodyCanMakeInTimeIsCaughtByName() throws IOException {
        String hasty = Files.readString(SMOKE)
                .replace("\"fetch-success >= 99%\"", "\"fetch-time p50 <= 1ms\"");

        Said said = runText(hasty);

        assertThat(said.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(said.out()).containsPattern("FAILED +fetch-time p50 <= 1ms");
    }

    @Test
    void aCheckWithNothingToLookAtIsUnknownNotPassed() throws IOException {
        String idle = Files.readString(SMOKE)
                .replace("\"fetch-success >= 99%\"", "\"search-success >= 99%\"");

        Said said = runText(idle);

        assertThat(said.exit()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(said.out()).containsPattern("unknown +search-success");
    }

    @Test
    void nonsenseIsOneLineAndExitCode64() throws IOException {
        String typo = Files.readString(SMOKE).replace("heartbeat:", "heartbeet:");

        Said said = runText(typo);
        Said missing = Said.by(folder.resolve("none.yaml").toString());
        Said driver = Said.by(SMOKE.toString(), "--driver", "quantum");

        assertThat(said.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(said.errors()).contains("heartbeet").contains("heartbeat").hasLineCount(1);
        assertThat(missing.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(driver.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(driver.errors()).contains("quantum").contains("inprocess");
    }

    private List<Path> journals() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("journal.jsonl")).toList();
        }
    }

    private String read(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return Files.readString(
                    files.filter(file -> file.endsWith(name)).findFirst().orElseThrow());
        }
    }

    private List<String> left() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
