package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run in virtual time can be had again from its folder, and nothing else passes for it. */
class ReplayRunTest {

    private static final String SMOKE = "../scenarios/smoke.yaml";

    @TempDir
    private Path folder;

    private Path left = Path.of("");

    @BeforeEach
    void leaveARun() throws IOException {
        left = run(SMOKE, "--driver", "virtual");
    }

    private Path run(String scenario, String... options) throws IOException {
        Path results = Files.createTempDirectory(folder, "results");
        var arguments = new ArrayList<>(List.of(scenario, "--results", results.toString()));
        arguments.addAll(List.of(options));
        Said said = Said.by(arguments.toArray(String[]::new));
        assertThat(said.exit()).as(said.out() + said.errors()).isEqualTo(ExitCode.PASSED);
        try (Stream<Path> files = Files.walk(results)) {
            return files.filter(file -> file.endsWith("report.json"))
                    .map(Path::getParent)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Said replay() {
        return Said.by("replay", left.toString());
    }

    private void change(String file, String from, String to) throws IOException {
        String text = Files.readString(left.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(left.resolve(file), text.replace(from, to));
    }

    /** Changes the first line of the journal that tells of {@code event}. */
    private String tamper(String event, String from, String to) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(left.resolve("journal.jsonl")));
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).contains("\"event\":\"" + event + "\"")) continue;
            String was = lines.get(i);
            lines.set(i, was.replaceFirst(from, to));
            assertThat(lines.get(i)).isNotEqualTo(was);
            Files.write(left.resolve("journal.jsonl"), lines);
            return lines.get(i);
        }
        throw new AssertionError("no " + event);
    }

    @Test
    void aRunThatGoesTheSameWayAgainIsIdentical() throws IOException {
        Said said = replay();

        assertThat(said.exit()).as(said.out() + said.errors()).isEqualTo(ExitCode.PASSED);
        assertThat(said.out())
                .contains("smoke, seed 1")
                .containsPattern("identical: \\d+ entries, SHA-256 "
                        + Files.readString(left.resolve("journal.sha256")).strip());
        assertThat(said.errors()).isEmpty();
    }

    @Test
    void momentsThatAreFinerThanTheFileMakeNoDifference() throws Exception {
        Path everything = Path.of(Objects.requireNonNull(getClass().getResource("everything.yaml"))
                .toURI());
        left = run(everything.toString());

        assertThat(replay().exit()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void theSeedOfTheRunIsTheOneThatIsRunAgain() throws IOException {
        left = run(SMOKE, "--driver", "virtual", "--seed", "4");

        assertThat(replay().out()).contains("smoke, seed 4").contains("identical");
    }

    @Test
    void aJournalThatSomebodyChangedIsToldByItsFirstDifference() throws IOException {
        String changed =
                tamper("ticket-given", "\"holder\":\"seeders-\\d\"", "\"holder\":\"mole\"");

        Said said = replay();

        assertThat(said.exit()).isEqualTo(ExitCode.DIFFERED);
        assertThat(said.out())
                .contains("DIFFERENT")
                .contains("the first event that differs:\n  recorded  " + changed)
                .containsPattern("what led to it:\n  turn ")
                .contains("its journal.jsonl was changed later");
    }

    @Test
    void whatLedToADifferenceIsAboutThosePeersOrFiles() throws IOException {
        tamper("fetch-ended", "\"took\\w*\":\\d+", "\"tookMicros\":1");

        String before = replay().out()
                .replaceAll("(?s).*what led to it:\n|the first event that differs:.*", "");

        assertThat(before.lines()).isNotEmpty().anyMatch(line -> line.contains("fetch-asked"));
    }

    @Test
    void aJournalThatEndsTooSoonDiffersAtItsEnd() throws IOException {
        List<String> lines = Files.readAllLines(left.resolve("journal.jsonl"));
        Files.write(left.resolve("journal.jsonl"), lines.subList(0, lines.size() - 1));

        Said said = replay();

        assertThat(said.exit()).isEqualTo(ExitCode.DIFFERED);
        assertThat(said.out())
                .contains("recorded  (the end)")
                .contains(lines.get(lines.size() - 1));
    }

    @Test
    void whatWasKeptInPartIsComparedInPartAndByItsHash() throws IOException {
        left = run(SMOKE, "--driver", "virtual", "--journal", "faults");
        Said same = replay();
        String hash = Files.readString(left.resolve("journal.sha256")).strip();
        change("report.json", hash, "0".repeat(64));

        Said other = replay();

        assertThat(same.exit()).as(same.out()).isEqualTo(ExitCode.PASSED);
        assertThat(other.exit()).isEqualTo(ExitCode.DIFFERED);
        assertThat(other.out())
                .contains("all that journal: faults kept is the same")
                .contains(hash)
                .doesNotContain("changed later");
    }

    @Test
    void anotherCommitIsOnlyAWarning() throws IOException {
        change("report.json", "\"commit\": \"", "\"commit\": \"0ther");

        Said said = replay();

        assertThat(said.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(said.errors()).startsWith("warning: the run was made by commit 0ther");
        assertThat(said.errors()).hasLineCount(1);
    }

    @Test
    void aRunInRealTimeIsRefusedSinceItNeverComesAgain() throws IOException {
        left = run(SMOKE, "--driver", "inprocess");

        Said said = replay();

        assertThat(said.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(said.errors()).contains("inprocess").contains("virtual").hasLineCount(1);
    }

    @Test
    void whatNoRunLeftIsRefusedInOneLine() throws IOException {
        Path nowhere = folder.resolve("nowhere");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path file = Files.createFile(folder.resolve("file"));

        assertRefused(Said.by("replay", nowhere.toString()), "nowhere: found no such folder");
        assertRefused(Said.by("replay", empty.toString()), "empty: found no report.json");
        assertRefused(Said.by("replay", file.toString()), "file: found a file");
        assertRefused(Said.by("replay"), "found 0 folders");
    }

    @Test
    void aFolderThatWasSpoiltIsRefusedInOneLine() throws IOException {
        Path good = left;
        for (String file : List.of("report.json", "scenario.yaml", "journal.jsonl")) {
            String text = Files.readString(good.resolve(file));
            Files.writeString(good.resolve(file), "spoilt [");
            assertRefused(replay(), left.getFileName().toString());
            Files.writeString(good.resolve(file), text);
        }
        change("report.json", "\"seed\": 1", "\"seed\": \"x\"");
        assertRefused(replay(), "a report.json whose seed makes no sense");
    }

    private static void assertRefused(Said said, String words) {
        assertThat(said.exit()).as(said.errors()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(said.errors()).contains(words).hasLineCount(1);
        assertThat(said.out()).isEmpty();
    }
}
