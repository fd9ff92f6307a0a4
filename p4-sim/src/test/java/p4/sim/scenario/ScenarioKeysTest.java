package p4.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioKeysTest {

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private static Scenario smoke() {
        return ScenarioReader.read(Path.of("../scenarios/smoke.yaml"));
    }

    @Test
    void aValueStandsWhereASettingPutsIt() {
        Draft smoke = Draft.read(Path.of("../scenarios/smoke.yaml"));
        var before = ScenarioKeys.of(smoke.scenario());

        for (Setting setting : List.of(
                new Setting("tracker.lease", "1.7s"),
                new Setting("peers.leechers.count", "5"),
                new Setting("workload.2.fetch.rate", "9/s fixed"),
                new Setting("checks.at-end.2", "fetch-success >= 42%"))) {
            var after = ScenarioKeys.of(smoke.with(List.of(setting)).scenario());

            assertThat(after).containsEntry(setting.key(), setting.value());
            assertThat(differing(before, after)).containsExactly(setting.key());
        }
    }

    private static List<String> differing(Map<String, String> one, Map<String, String> other) {
        var keys = new ArrayList<String>();
        one.forEach((key, value) -> {
            if (!value.equals(other.get(key))) keys.add(key);
        });
        assertThat(other.keySet()).isEqualTo(one.keySet());
        return keys;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void scenariosAreEqualIfAndOnlyIfTheirKeysAre(long seed) {
        Scenario one = RandomScenarios.draw(seed);
        Scenario same = ScenarioReader.read("same.yaml", ScenarioWriter.write(one));
        Scenario other = RandomScenarios.draw(seed + 1);

        assertThat(ScenarioKeys.of(same)).isEqualTo(ScenarioKeys.of(one));
        assertThat(ScenarioKeys.of(other)).isNotEqualTo(ScenarioKeys.of(one));
    }

    @Test
    void everyDefaultIsAmongThem() {
        assertThat(ScenarioKeys.of(smoke()))
                .containsEntry("transport", "inprocess")
                .containsEntry("tracker.verify", "online")
                .containsEntry("workload.1.fetch.at-most-once", "true");
    }
}
