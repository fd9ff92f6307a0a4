package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @Test
    void withNothingToDoItSaysWhatThereIsToDo() {
        Said said = Said.by();

        assertThat(said.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(said.out()).isEmpty();
        assertThat(said.errors()).contains("SCENARIO.yaml...").containsPattern("  run +Runs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpIsWhatWasAskedForAndNoError(String word) {
        Said said = Said.by(word);

        assertThat(said.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(said.errors()).isEmpty();
        assertThat(said.out()).containsPattern("  run +Runs");
    }

    @Test
    void theWordForRunningMayBeLeftOut() {
        Said with = Said.by("run", "nowhere.yaml");
        Said without = Said.by("nowhere.yaml");

        assertThat(with.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(with.errors()).contains("nowhere.yaml: found no such file").hasLineCount(1);
        assertThat(without).isEqualTo(with);
    }

    @Test
    void helpOfACommandShowsWhatItTakes() {
        Said with = Said.by("run", "--help");
        Said without = Said.by("x.yaml", "--help");

        assertThat(with.exit()).isEqualTo(ExitCode.PASSED);
        assertThat(with.out()).contains("--driver").contains("--results");
        assertThat(without).isEqualTo(with);
    }

    @Test
    void toRunNothingIsRefused() {
        Said said = Said.by("run");

        assertThat(said.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(said.errors()).contains("found no scenario").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sweep", "replay"})
    void anOptionNobodyKnowsIsNoFile(String command) {
        Said said = Said.by(command, "x.yaml", "--resluts", "elsewhere");

        assertThat(said.exit()).isEqualTo(ExitCode.BAD_SCENARIO);
        assertThat(said.errors()).startsWith(command + ": found --resluts, expected ");
        assertThat(said.errors()).hasLineCount(1);
    }

    @Test
    void theVersionIsOneLine() {
        assertThat(Said.by("--version").out()).startsWith("p4-sim ").hasLineCount(1);
    }
}
