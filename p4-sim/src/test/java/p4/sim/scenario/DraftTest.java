package p4.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftTest {

    private static final Draft SMOKE = Draft.read(Shipped.FOLDER.resolve("smoke.yaml"));

    private static Scenario with(String key, String value) {
        return SMOKE.with(List.of(new Setting(key, value))).scenario();
    }

    @Test
    void withoutSettingsItIsTheScenarioAsWritten() {
        assertThat(SMOKE.scenario())
                .isEqualTo(ScenarioReader.read(Shipped.FOLDER.resolve("smoke.yaml")));
    }

    @Test
    void aSettingReplacesOneValueAndNothingElse() {
        Scenario changed = with("tracker.lease", "5s");

        assertThat(changed.tracker().lease()).isEqualTo(Duration.ofSeconds(5));
        assertThat(changed.tracker().heartbeat())
                .isEqualTo(SMOKE.scenario().tracker().heartbeat());
        assertThat(changed.peers()).isEqualTo(SMOKE.scenario().peers());
        assertThat(SMOKE.scenario().tracker().lease()).isEqualTo(Duration.ofMillis(1200));
    }

    @Test
    void entriesOfListsAreNumberedAndGroupsHaveNames() {
        assertThat(with("peers.leechers.count", "9").peerCount()).isEqualTo(12);
        assertThat(with("peers.2.count", "9").peerCount()).isEqualTo(12);
        assertThat(with("workload.2.fetch.rate", "5/s")
                        .workload()
                        .get(1)
                        .arrival()
                        .perSecond())
                .isEqualTo(5);
        assertThat(with("faults.1.crash.at", "1s").faults().get(0).at())
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(with("peers.leechers.churn", "kad").peers().get(1).churn()).isPresent();
    }

    @Test
    void whatTheScenarioLeavesOutIsAdded() {
        assertThat(with("peers.leechers.churn.preset", "kad").peers().get(1).churn())
                .isPresent();
        assertThat(with("peers.leechers.takes-uploads", "true").peers().get(1).takesUploads())
                .isTrue();
    }

    @Test
    void theLastOfSeveralSettingsForOnePlaceCounts() {
        Draft twice = SMOKE.with(List.of(new Setting("duration", "2s")))
                .with(List.of(new Setting("duration", "3s")));

        assertThat(twice.scenario().duration()).isEqualTo(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tracker.leese        | 5s  | unknown key "leese", expected one of [bandwidth, clock, handout, heartbeat, lease, region, verify] — did you mean "lease"?
            tracker.lease        | 5   | found "5", expected a duration with its unit (ms, s, m, h, d), such as 1500ms or 30s
            tracker.lease        | 1ms | found a lease of 1ms, expected more than 3 heartbeats of 0.3s
            tracker.lease.length | 5s  | found "length" below a single value, expected nothing
            tracker              | 5s  | found "5s", expected a mapping with keys among [bandwidth, clock, handout, heartbeat, lease, region, verify]
            peers.leecher.count  | 5   | found "leecher", expected one of [seeders, leechers] — did you mean "leechers"?
            faults.2.crash.at    | 1s  | found "2", expected the number of an entry, 1 to 1
            faults.x.crash.at    | 1s  | found "x", expected the number of an entry, 1 to 1
            """)
    void nonsenseIsOneLineThatNamesTheSetting(String key, String value, String complaint) {
        assertThatThrownBy(() -> with(key, value))
                .isInstanceOf(BadScenario.class)
                .hasMessage("--set " + key + ": " + complaint);
    }

    @Test
    void aListThatIsNotThereCannotBeChanged() {
        Draft quiet = new Draft(
                "quiet.yaml",
                "{ scenario: quiet, why: No faults., peers: [ { group: a, count: 1 } ],"
                        + " duration: 1s }",
                java.util.Optional.empty(),
                List.of());

        assertThatThrownBy(() -> quiet.with(List.of(new Setting("faults.1.crash.at", "1s"))))
                .hasMessage(
                        "--set faults.1.crash.at: found no faults in the scenario, expected some"
                                + " to change");
    }

    @Test
    void aRunHasItsOwnSeedAlone() {
        assertThat(SMOKE.scenario(42).seeds()).containsExactly(42L);
    }
}
