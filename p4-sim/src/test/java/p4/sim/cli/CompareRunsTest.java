package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that left folders, side by side. */
class CompareRunsTest {

    private static final Path SMOKE = Path.of("../scenarios/smoke.yaml");

    @TempDir
    private static Path folder;

    private static Path first = Path.of("");
    private static Path otherSeed = Path.of("");
    private static Path longerLease = Path.of("");

    @BeforeAll
    static void leaveRuns() throws IOException {
        String smoke = Files.readString(SMOKE);
        first = leave("first", smoke, "1");
        otherSeed = leave("seed", smoke, "2");
        longerLease = leave("lease", smoke.replace("lease: 1200ms", "lease: 1700ms"), "1");
    }

    private static Path leave(String name, String scenario, String seed) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), scenario);
        Path results = folder.resolve(name);
        Said said = Said.by(
                file.toString(),
                "--driver",
                "virtual",
                "--wire",
                "none",
                "--seed",
                seed,
                "--results",
                results.toString());
        assertThat(said.exit()).as(said.out() + said.errors()).isEqualTo(ExitCode.PASSED);
        try (Stream<Path> files = Files.walk(results)) {
            return files.filter(left -> left.endsWith("report.json"))
                    .map(Path::getParent)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String compare(Path... runs) {
        Said said = Said.by(words(runs));
        assertThat(said.exit()).as(said.errors()).isEqualTo(ExitCode.PASSED);
        assertThat(said.errors()).isEmpty();
        return said.out();
    }

    private static JsonObject json(Path... runs) {
        String[] words =
                Stream.concat(Stream.of(words(runs)), Stream.of("--json")).toArray(String[]::new);
        return JsonParser.parseString(Said.by(words).out()).getAsJsonObject();
    }

    private static String[] words(Path... runs) {
        return Stream.concat(Stream.of("compare"), Stream.of(runs).map(Path::toString))
                .toArray(String[]::new);
    }

    private static double ratio(JsonObject json, String figure, int run) {
        for (JsonElement element : json.getAsJsonArray("figures")) {
            JsonObject object = element.getAsJsonObject();
            if (object.get("figure").getAsString().equals(figure)) {
                return object.getAsJsonArray("ratios").get(run).getAsDouble();
            }
        }
        throw new AssertionError("no " + figure + " in " + json);
    }

    /** A copy of the first run, to be spoilt. */
    private static Path copy(String name) throws IOException {
        Path copy = Files.createDirectories(folder.resolve(name));
        try (Stream<Path> files = Files.list(first)) {
            for (Path file : files.toList()) Files.copy(file, copy.resolve(file.getFileName()));
        }
        return copy;
    }

    @Test
    void aRunIsIdenticalToItself() {
        String said = compare(first, first);

        assertThat(said)
                .contains("the journals are identical", "scenarios, where they differ\n  none")
                .doesNotContain("worse", "better", "×");
    }

    @Test
    void aRunStandsToItselfAsOneToOneInEveryFigure() {
        JsonObject json = json(first, first);

        assertThat(json.get("identical").getAsBoolean()).isTrue();
        assertThat(json.getAsJsonArray("differences")).isEmpty();
        assertThat(json.getAsJsonArray("figures")).hasSizeGreaterThan(10).allSatisfy(figure -> {
            JsonObject object = figure.getAsJsonObject();
            assertThat(object.getAsJsonArray("ratios").get(1).getAsDouble())
                    .as("%s", object)
                    .isEqualTo(1);
            assertThat(object.getAsJsonArray("worse").get(1).getAsBoolean()).isFalse();
        });
    }

    @Test
    void anotherSeedIsAnotherJournalOfTheSameScenario() {
        JsonObject json = json(first, otherSeed);

        assertThat(json.get("identical").getAsBoolean()).isFalse();
        assertThat(json.getAsJsonArray("differences")).isEmpty();
        assertThat(compare(first, otherSeed))
                .containsPattern("  seed +1 +2\n")
                .contains("the journals differ");
    }

    @Test
    void aValueThatDiffersStandsBesideItsKey() {
        JsonObject json = json(first, longerLease);

        assertThat(compare(first, longerLease)).containsPattern("tracker.lease +1.2s +1.7s");
        assertThat(json.getAsJsonArray("differences")).singleElement().satisfies(difference -> {
            assertThat(difference.getAsJsonObject().get("key").getAsString())
                    .isEqualTo("tracker.lease");
            assertThat(difference.getAsJsonObject().get("values").toString())
                    .isEqualTo("[\"1.2s\",\"1.7s\"]");
        });
    }

    @Test
    void aFigureThatWentTheWrongWayIsMarked() throws IOException {
        Path slower = copy("slower");
        Path report = slower.resolve("report.json");
        String changed = Files.readString(report)
                .replaceAll("\"fetchTimeP99\": [0-9.eE-]+", "\"fetchTimeP99\": 1.5")
                .replaceAll("\"downloadSuccess\": [0-9.]+", "\"downloadSuccess\": 0.5");
        Files.writeString(report, changed);

        String there = compare(first, slower);
        String back = compare(slower, first);

        assertThat(there)
                .containsPattern("fetch time p99 +\\S+ ms +1.5 s  ×\\d+ worse")
                .containsPattern("succeeded +100.00 % +50.00 %  ×0.5 worse");
        assertThat(back)
                .containsPattern("fetch time p99 +1.5 s +\\S+ ms  ×\\S+ better")
                .containsPattern("succeeded +50.00 % +100.00 %  ×2 better");
    }

    @Test
    void aCheckThatOnlyOneHasIsSaid() throws IOException {
        Path fewer = copy("fewer");
        Path report = fewer.resolve("report.json");
        JsonObject json = JsonParser.parseString(Files.readString(report)).getAsJsonObject();
        String gone = json.getAsJsonArray("checks")
                .remove(0)
                .getAsJsonObject()
                .get("check")
                .getAsString();
        Files.writeString(report, json.toString());

        assertThat(compare(first, fewer)).containsPattern(gone + " +passed: .* –\n");
        assertThat(compare(fewer, first)).containsPattern(gone + " +– +passed: ");
    }

    @Test
    void moreThanTwoAreAllHeldAgainstTheFirst() {
        JsonObject json = json(first, otherSeed, first);

        assertThat(json.getAsJsonArray("runs")).hasSize(3);
        assertThat(ratio(json, "bytesKept", 1)).isNotEqualTo(1);
        assertThat(ratio(json, "bytesKept", 2)).isEqualTo(1);
        assertThat(compare(first, otherSeed, first)).containsPattern("A \\(base\\) +B +C\n");
    }

    @Test
    void aRunFromBeforeThereWereFiguresIsMeasuredByItsJournal() throws IOException {
        Path old = copy("old");
        Path report = old.resolve("report.json");
        JsonObject json = JsonParser.parseString(Files.readString(report)).getAsJsonObject();
        json.remove("figures");
        json.remove("version");
        Files.writeString(report, json.toString());

        assertThat(json(first, old).get("figures")).isEqualTo(json(first, first).get("figures"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.json", "scenario.yaml", "journal.jsonl", "series.csv"})
    void aFileThatIsMissingIsOneLineAndExitCode64(String file) throws IOException {
        Path spoilt = copy("without-" + file);
        Files.delete(spoilt.resolve(file));

        Said said = Said.by(words(first, spoilt));

        assertRefused(said, "without-" + file + ": found no " + file + ", expected the folder");
    }

    @Test
    void aSeriesThatIsNoneIsOneLineAndExitCode64() throws IOException {
        Path header = copy("header");
        Path line = copy("line");
        Files.writeString(header.resolve("series.csv"), "second,offline\n0,1\n");
        String series = Files.readString(line.resolve("series.csv"));
        Files.writeString(line.resolve("series.csv"), series.replaceFirst("\n1,", "\none,"));

        assertRefused(Said.by(words(first, header)), "header: found a series.csv without");
        assertRefused(Said.by(words(first, line)), "line: series.csv:3 is no line of a series");
    }

    @Test
    void thePageHoldsBothRunsAndAsksTheNetworkForNothing() throws IOException {
        Path page = folder.resolve("page.html");

        Said said = Said.by(
                "compare", first.toString(), longerLease.toString(), "--html", page.toString());

        assertThat(said.exit()).as(said.errors()).isEqualTo(ExitCode.PASSED);
        assertThat(said.out()).endsWith("page: " + page + "\n");
        assertThat(Files.readString(page))
                .contains("default-src 'none'", "tracker.lease", "run-a line", "run-b line")
                .doesNotContainPattern("(src|href)=\"(?!data:)")
                .doesNotContain("<script", "@import", "url(");
    }

    @Test
    void aJournalOfFaultsIsDrawnAsFarAsItGoes() throws IOException {
        Path page = folder.resolve("faults.html");
        Path faults = leave(
                "faults",
                Files.readString(SMOKE).replace("seed: 1", "seed: 1\njournal: faults"),
                "1");

        Said said =
                Said.by("compare", first.toString(), faults.toString(), "--html", page.toString());

        assertThat(said.out())
                .contains("the journals are identical")
                .containsPattern("fetch time p99 +\\S+ ms +\\S+ ms  =");
        assertThat(Files.readString(page)).contains("Of B only faults are kept in the journal");
    }

    @Test
    void aPageThatCannotBeWrittenIsOneLineAndExitCode64() {
        Said said =
                Said.by("compare", first.toString(), first.toString(), "--html", folder.toString());

        assertRefused(said, "--html: found ");
    }

    @Test
    void aVersionThatNobodyKnowsIsOneLineAndExitCode64() throws IOException {
        Path newer = copy("newer");
        Path report = newer.resolve("report.json");
        Files.writeString(
                report, Files.readString(report).replace("\"version\": 1", "\"version\": 2"));

        Said said = Said.by(words(newer, first));

        assertRefused(said, "newer: found a report.json of version 2, expected version 1");
    }

    @Test
    void lessThanTwoRunsAreNothingToCompare() {
        assertRefused(Said.by(words(first)), "compare: found 1 folders, expected 2 to 26");
        assertRefused(Said.by(words()), "compare: found 0 folders, expected 2 to 26");
        assertRefused(
                Said.by(words(first, folder.resolve("nowhere"))), "nowhere: found no such folder");
    }

    private static void assertRefused(Said said, String words) {
        assertThat(said.exit()).as(said.errors()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(said.errors()).contains(words).hasLineCount(1);
        assertThat(said.out()).isEmpty();
    }
}
