package p4.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {

    private static final String TEXT = """
            scenario: ranges
            why: Shapes vary, too.
            tracker: { lease: 5s..20s, heartbeat: 500ms..1s }
            peers:
              - { group: seeders, count: 10..50, share: { files: 1..9, bytes: 1KiB..4KiB } }
              - { group: leechers, count: 3, churn: { session: "weibull(shape 0.3..0.6, median 10s..1m)", gap: uniform(1s..5s) } }
            workload:
              - fetch: { by: leechers, rate: 30/min..2/s fixed, popularity: zipf(0..2) }
            faults:
              - crash: { at: 10s..50s, who: 10%..90% of seeders, restart: after 1s..2s }
            duration: 60s
            """;

    private static Draft draft(String text) {
        return new Draft("ranges.yaml", text, Optional.empty(), List.of());
    }

    private static Set<Object> drawn(Function<Scenario, Object> what) {
        Draft draft = draft(TEXT);
        var drawn = new TreeSet<Object>();
        LongStream.range(0, 200).forEach(seed -> drawn.add(what.apply(draft.scenario(seed))));
        return drawn;
    }

    @Test
    void countsAreWholeAndReachBothEnds() {
        assertThat(drawn(scenario ->
                        scenario.peers().get(0).share().orElseThrow().files()))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void everyNumberStaysBetweenItsEnds() {
        Draft draft = draft(TEXT);

        for (long seed = 0; seed < 100; seed++) {
            Scenario scenario = draft.scenario(seed);
            var fault = (Fault.Crash) scenario.faults().get(0);
            var churn = (Churn.Drawn) scenario.peers().get(1).churn().orElseThrow();
            var weibull = (Distribution.Weibull) churn.session();
            var fetch = (Workload.Fetch) scenario.workload().get(0);
            assertThat(scenario.tracker().lease())
                    .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(20));
            assertThat(scenario.peers().get(0).count()).isBetween(10, 50);
            assertThat(weibull.shape()).isBetween(0.3, 0.6);
            assertThat(fetch.arrival().perSecond()).isBetween(0.5, 2.0);
            assertThat(fetch.arrival().poisson()).isFalse();
            assertThat(fetch.zipf()).isBetween(0.0, 2.0);
            assertThat(fault.at()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(50));
            assertThat(fault.who().percent()).isTrue();
            assertThat(fault.who().count()).isBetween(10, 90);
        }
    }

    @Test
    void fractionsAreDrawnWhereThePlaceTakesThem() {
        assertThat(drawn(scenario -> scenario.tracker().lease())).hasSizeGreaterThan(150);
        assertThat(drawn(scenario -> ((Workload.Fetch) scenario.workload().get(0)).zipf()))
                .hasSizeGreaterThan(150);
    }

    @Test
    void aRangeThatMeansSomethingAlreadyKeepsItsMeaning() {
        Scenario scenario = draft(TEXT).scenario(3);

        var churn = (Churn.Drawn) scenario.peers().get(1).churn().orElseThrow();
        assertThat(scenario.peers().get(0).share().orElseThrow().bytes())
                .isEqualTo(new PeerGroup.ByteRange(1_024, 4_096));
        assertThat(churn.gap())
                .isEqualTo(new Distribution.Uniform(Duration.ofSeconds(1), Duration.ofSeconds(5)));
    }

    @Test
    void theSameSeedDrawsTheSame() {
        assertThat(draft(TEXT).scenario(5)).isEqualTo(draft(TEXT).scenario(5));
        assertThat(draft(TEXT).scenario(5))
                .isNotEqualTo(draft(TEXT).scenario(6).seeded(List.of(5L)));
    }

    @Test
    void aRangeThatIsAddedShiftsNoOther() {
        Draft more = draft(TEXT.replace("count: 3,", "count: 3..30,"));

        Scenario before = draft(TEXT).scenario(9);
        Scenario after = more.scenario(9);

        assertThat(after.peers().get(1).count()).isNotEqualTo(3);
        assertThat(after.tracker()).isEqualTo(before.tracker());
        assertThat(after.peers().get(0)).isEqualTo(before.peers().get(0));
        assertThat(after.peers().get(1).churn()).isEqualTo(before.peers().get(1).churn());
        assertThat(after.workload()).isEqualTo(before.workload());
        assertThat(after.faults()).isEqualTo(before.faults());
    }

    @Test
    void theScenarioThatARunLeavesHasWhatWasDrawn() {
        Scenario drawn = draft(TEXT).scenario(4);

        String left = ScenarioWriter.write(drawn);

        assertThat(ScenarioReader.read("left.yaml", left)).isEqualTo(drawn);
        assertThat(left).contains("count: " + drawn.peers().get(0).count()).contains("seed: 4");
    }

    @Test
    void aRangeOfOneNumberIsThatNumber() {
        Scenario scenario = draft(TEXT.replace("count: 3,", "count: 7..7,")).scenario(1);

        assertThat(scenario.peers().get(1).count()).isEqualTo(7);
    }

    @Test
    void aSettingMayBeARangeToo() {
        Draft draft = draft(TEXT).with(List.of(new Setting("peers.leechers.count", "60..90")));

        assertThat(draft.scenario(1).peers().get(1).count()).isBetween(60, 90);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            count: 10..50 | count: 50..10    | 5:30 found "50..10", expected a range that begins with its smaller end
            count: 10..50 | count: 10..      | 5:30 found "10..", expected a range with two ends
            count: 10..50 | count: ..50      | 5:30 found "..50", expected a range with two ends
            count: 10..50 | count: 0..50     | 5:30 found "0..50", expected a whole number from 1 to 100000
            count: 10..50 | count: 1.2..1.8  | 5:30 found "1.2..1.8", expected a whole number from 1 to 100000
            lease: 5s..20s | lease: 20s..5s  | 3:19 found "20s..5s", expected a range that begins with its smaller end
            lease: 5s..20s | lease: 5..20s   | 3:19 found "5..20s", expected a duration with its unit (ms, s, m, h, d), such as 1500ms or 30s
            10%..90% of   | 10..90% of       | 10:33 found "10..90% of seeders", expected a range whose ends have units of one kind
            ranges        | ranges\\nseed: 1..5 | 2:7 found "1..5", expected a whole number
            """)
    void aRangeThatIsNoneIsOneLine(String good, String bad, String complaint) {
        Draft draft = draft(TEXT.replace(good, bad.replace("\\n", "\n")));

        assertThatThrownBy(() -> draft.scenario(1))
                .isInstanceOf(BadScenario.class)
                .hasMessage("ranges.yaml:" + complaint);
    }

    @Test
    void whatIsDrawnIsNamedWhereItMakesNoSense() {
        Draft draft = draft(TEXT.replace("duration: 60s", "duration: 10s"));

        assertThatThrownBy(() -> draft.scenario(1))
                .hasMessage("ranges.yaml:10:18 found \"10s..50s\" (here 12.405s), expected a moment"
                        + " before the end of the scenario at 10s");
    }
}
