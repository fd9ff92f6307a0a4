package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import p4.sim.run.Experiment;
import p4.sim.scenario.Draft;
import p4.sim.sweep.Effort;
import p4.sim.sweep.Plan;
import p4.sim.sweep.Variant;

class SweepScenarioTest {

    private static final Path SMOKE = Path.of("../scenarios/smoke.yaml");

    @TempDir
    private Path folder;

    private Said sweep(String... more) {
        List<String> first = List.of(
                "sweep", SMOKE.toString(), "--wire", "none", "--results", folder.toString());
        return Said.by(Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void everySeedWithEveryValueIsRunAndTold() throws IOException {
        Said said = sweep("--seeds", "0..2", "--set", "tracker.lease=1200ms,2s", "--jobs", "2");

        assertThat(said.exit()).as(said.out() + said.errors()).isEqualTo(ExitCode.PASSED);
        assertThat(said.out()).contains("6 passed, 0 failed, 0 unknown");
        assertThat(file("runs.csv").lines()).hasSize(7);
        assertThat(file("sweep.html")).contains("tracker.lease=2s");
        assertThat(file("sweep.json")).contains("\"complete\": true");
    }

    @Test
    void howManyRunAtATimeDoesNotMatter() throws IOException {
        sweep("--seeds", "0..5", "--jobs", "1");
        String alone = file("runs.csv") + file("sweep.csv");

        sweep("--seeds", "0..5", "--jobs", "3");

        assertThat(file("runs.csv") + file("sweep.csv")).isEqualTo(alone);
    }

    @Test
    void aFailureIsExitCode1AndIsKeptInFull() {
        Said said = sweep("--seeds", "3..4", "--set", "tracker.lease=600s");

        assertThat(said.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(said.out()).contains("failing seeds: 3 4").contains("kept 2 runs");
        assertThat(names()).contains("scenario.yaml", "journal.jsonl", "report.html");
    }

    @Test
    void theFirstFailureCanBeTheLastRun() {
        Said said =
                sweep("--seeds", "0..9", "--set", "tracker.lease=600s", "--stop-at-first-failure");

        assertThat(said.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(said.out()).contains("0 passed, 1 failed, 0 unknown");
    }

    @Test
    void nothingToLookAtIsExitCode2() {
        Said said = sweep("--seeds", "0..1", "--set", "checks.at-end.2=search-success >= 99%");

        assertThat(said.exit()).as(said.errors()).isEqualTo(ExitCode.UNKNOWN);
    }

    @Test
    void virtualRunsAreTheSameTheSecondTime() {
        Said said = sweep("--seeds", "0..1", "--twice");

        assertThat(said.exit()).as(said.out()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void runsThatDifferAreExitCode3AndBothAreKept() throws IOException {
        Draft draft = Draft.read(SMOKE);
        var plan = new Plan(
                "fickle",
                List.of(new Variant(
                        List.of(), seed -> Overrides.virtual(draft.scenario(seed), "none"))),
                List.of(1L));
        var next = new AtomicLong();
        Experiment fickle =
                (scenario, seed) -> VirtualRun.of(scenario, seed + next.getAndIncrement());
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);

        ExitCode exit = new Sweeping(plan, new Effort(1, false, 1), fickle, folder, 9)
                .run(new Screen(stream, stream, false));

        assertThat(exit).isEqualTo(ExitCode.DIFFERED);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("seeds of which two runs differed: 1");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.endsWith("journal.jsonl"))).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --seeds | 9..0              | --seeds: found "9..0", expected a range of at most a million seeds, such as 0..99
            --seeds | x                 | --seeds: found "x", expected a range of at most a million seeds, such as 0..99
            --seeds | 0..1000000        | --seeds: found "0..1000000", expected a range of at most a million seeds, such as 0..99
            --set   | tracker.leese=5s  | --set tracker.leese: unknown key "leese", expected one of [bandwidth, clock, handout, heartbeat, lease, region, verify] — did you mean "lease"?
            --set   | tracker.lease=2s,soon | --set tracker.lease: found "soon", expected a duration with its unit (ms, s, m, h, d), such as 1500ms or 30s
            --set   | tracker.lease=    | --set tracker.lease: found "", expected values with commas between them
            --set   | tracker.lease     | --set: found "tracker.lease", expected a key and its values, such as tracker.lease=5s,10s
            --set   | seed=4            | --set seed: expected another key, seeds are given with --seeds
            --jobs  | 0                 | --jobs: found "0", expected a whole number from 1 to 1024
            --keep  | few               | --keep: found "few", expected a whole number from 0 to 1000000
            --wire  | tap               | --wire: found "tap", expected one of [real, none]
            """)
    void nonsenseIsOneLineAndExitCode64(String option, String value, String complaint) {
        Said said =
                Said.by("sweep", SMOKE.toString(), "--results", folder.toString(), option, value);

        assertThat(said.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(said.errors().strip()).isEqualTo(complaint);
    }

    @Test
    void commasBetweenBracketsDoNotPartValues() {
        Said said = sweep(
                "--seeds",
                "1",
                "--set",
                "peers.leechers.churn.session=weibull(shape 0.5, median 1s)",
                "--set",
                "peers.leechers.churn.gap=1s");

        assertThat(said.out()).as(said.errors()).contains("1 runs, 1 seeds with 1 variants");
    }

    @Test
    void aDriverThatTheScenarioNamesIsNotTakenSilently() throws IOException {
        Path real = Files.writeString(
                folder.resolve("real.yaml"),
                Files.readString(SMOKE).replace("seed: 1", "seed: 1\ndriver: inprocess"));

        Said said =
                Said.by("sweep", real.toString(), "--wire", "none", "--results", folder.toString());

        assertThat(said.out()).contains("a sweep runs in virtual time, not on driver inprocess");
        assertThat(said.exit()).isEqualTo(ExitCode.PASSED);
    }

    private String file(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return Files.readString(
                    files.filter(file -> file.endsWith(name)).findFirst().orElseThrow());
        }
    }

    private List<String> names() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
