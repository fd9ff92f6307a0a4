package p4.sim.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import p4.sim.check.Verdict;

class TableTest {

    private static final SweepLabel LABEL =
            new SweepLabel("abc", "Java 17", 2, Duration.ofSeconds(3));

    @TempDir
    private Path folder;

    /** Two variants with ten seeds each; of the second, seed 4 fails and nobody knows of seed 5. */
    private static Table table() {
        Plan plan = Fake.plan(2, 10);
        List<Row> rows = IntStream.range(0, 20).mapToObj(TableTest::row).toList();
        return Table.of(plan, rows);
    }

    private static Row row(int index) {
        Fake run = index == 14
                ? Fake.counting(4)
                : index == 15 ? Fake.unknown() : Fake.counting(10 + index % 3);
        return new Row(index / 10, index % 10, run.overall(), run.verdicts(), Row.Again.NOT_RUN);
    }

    @Test
    void oneFailureOutweighsWhatIsUnknown() {
        assertThat(table().overall()).isEqualTo(Verdict.Result.FAILED);
        assertThat(table().count()).isEqualTo(new Count(18, 1, 1));
    }

    @Test
    void nothingRunIsUnknownNotPassed() {
        Table nothing = Table.of(Fake.plan(1, 3), List.of());

        assertThat(nothing.overall()).isEqualTo(Verdict.Result.UNKNOWN);
    }

    @Test
    void spreadsheetsGetALineForEachVariantAndCheck() {
        String csv = TableCsv.text(table());

        assertThat(csv.lines()).hasSize(5);
        assertThat(csv.lines())
                .first()
                .asString()
                .startsWith("tracker.lease,check,runs,passed,failed,unknown,passed_share");
        assertThat(csv).contains("2s,,10,8,1,1,0.800000,0.490162,0.943318,,,,,4\n");
        assertThat(csv).contains("2s,fetch-count >= 10,9,8,1,0,");
    }

    @Test
    void spreadsheetsGetALineForEachRun() {
        String csv = RunsCsv.text(table());

        assertThat(csv.lines()).hasSize(21);
        assertThat(csv).contains("2s,4,failed,,failed,4.000000\n").contains("2s,5,unknown,,,\n");
    }

    @Test
    void valuesWithCommasAreQuoted() {
        String csv =
                new Csv().line(List.of("weibull(a, b)", "say \"so\"", "plain")).toString();

        assertThat(csv).isEqualTo("\"weibull(a, b)\",\"say \"\"so\"\"\",plain\n");
    }

    @Test
    void programsGetTheSameFigures() {
        JsonObject json = JsonParser.parseString(TableJson.text(table(), LABEL)).getAsJsonObject();

        JsonObject second = json.getAsJsonArray("variants").get(1).getAsJsonObject();
        assertThat(json.get("result").getAsString()).isEqualTo("FAILED");
        assertThat(json.get("complete").getAsBoolean()).isTrue();
        assertThat(second.getAsJsonArray("failingSeeds").get(0).getAsLong()).isEqualTo(4);
        assertThat(second.getAsJsonObject("set").get("tracker.lease").getAsString())
                .isEqualTo("2s");
    }

    @Test
    void thePageAsksNoNetworkForAnythingAndNamesTheFailingSeeds() {
        String page = TablePage.text(table(), LABEL);

        assertThat(page)
                .contains("tracker.lease=2s")
                .contains("seed 4: 4 fetches")
                .contains("80.0 % (49.0 % to 94.3 %)")
                .doesNotContain("<script")
                .doesNotContainPattern("(src|href)=\"(?!data:)");
    }

    @Test
    void onlyRunsThatDidNotPassAreKeptAndNotTooMany() throws IOException {
        Plan plan = Fake.plan(1, 10);
        SweepFolder kept = SweepFolder.make(folder, plan, "abc", 2);

        for (int seed = 0; seed < 5; seed++) {
            Fake run = seed == 0 ? Fake.counting(10) : Fake.counting(1);
            var row = new Row(0, seed, run.overall(), run.verdicts(), Row.Again.NOT_RUN);
            kept.ended(row, Fake.SCENARIO, run);
        }

        assertThat(folders()).containsExactly("1-abc", "2-abc");
        assertThat(kept.keptFolder().resolve("1-abc/scenario.yaml")).exists();
    }

    @Test
    void whatAnEarlierSweepKeptIsThrownAway() throws IOException {
        Plan plan = Fake.plan(1, 10);
        Fake run = Fake.counting(1);
        var row = new Row(0, 1, run.overall(), run.verdicts(), Row.Again.NOT_RUN);
        SweepFolder.make(folder, plan, "abc", 2).ended(row, Fake.SCENARIO, run);

        SweepFolder.make(folder, plan, "abc", 2);

        assertThat(folder.resolve("kept")).doesNotExist();
    }

    private List<String> folders() throws IOException {
        try (Stream<Path> kept = Files.list(folder.resolve("kept"))) {
            return kept.map(run -> run.getFileName().toString()).sorted().toList();
        }
    }
}
