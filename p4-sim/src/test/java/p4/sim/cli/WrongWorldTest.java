package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.sim.check.Verdict;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;
import p4.sim.scenario.Wire;

/** Links, disks and clocks that are wrong; {@link VirtualScenariosTest} runs them over the wires. */
class WrongWorldTest {

    @ParameterizedTest
    @ValueSource(strings = {"regional-partition", "slow-disk-seeder", "clock-drift"})
    void whatItsChecksPromiseHoldsWithoutTheWiresToo(String name) {
        Scenario scenario = ScenarioReader.read(Path.of("../scenarios/virtual/" + name + ".yaml"));

        VirtualRun run = VirtualRun.of(
                scenario.over(DriverKind.VIRTUAL, Wire.NONE), scenario.seeds().get(0));

        assertThat(run.verdicts())
                .allSatisfy(verdict -> assertThat(verdict.result())
                        .as("%s", verdict)
                        .isEqualTo(Verdict.Result.PASSED));
        assertThat(run.overall()).isEqualTo(Verdict.Result.PASSED);
    }
}
