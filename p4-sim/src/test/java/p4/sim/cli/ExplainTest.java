package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import p4.sim.scenario.CheckName;

class ExplainTest {

    @ParameterizedTest
    @EnumSource(CheckName.class)
    void everyCheckIsExplainedByItsPromise(CheckName check) {
        assertThat(Said.by("explain", check.key()).out()).contains(check.promise());
    }

    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void everyExitCodeIsExplained(ExitCode code) {
        Said said = Said.by("explain", Integer.toString(code.number()));

        assertThat(said.out()).contains("exit code " + code.number(), code.meaning());
    }

    @Test
    void aKeyIsExplainedWhereverItStands() {
        Said said = Said.by("explain", "rate");

        assertThat(said.out())
                .contains("key rate of a fetch", "key rate of a put", "such as: rate: 8/s");
    }

    @Test
    void aWordThatIsNotKnownIsOneLineWithTheNearestOne() {
        Said said = Said.by("explain", "evicton-lag");

        assertThat(said.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(said.errors().strip())
                .isEqualTo("explain: found \"evicton-lag\", expected a check, a key or an exit code"
                        + " — did you mean \"eviction-lag\"?");
    }

    @Test
    void aloneItListsThemAll() {
        Said said = Said.by("explain");

        assertThat(said.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(said.out())
                .contains("checks:", "keys:", "exit codes:", "  heartbeat: ", "  64: ");
        assertThat(Stream.of(CheckName.values()))
                .allSatisfy(check -> assertThat(said.out()).contains("  " + check.key() + ": "));
    }
}
