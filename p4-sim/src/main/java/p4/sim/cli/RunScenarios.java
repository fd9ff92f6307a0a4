package p4.sim.cli;

import com.beust.jcommander.Parameters;
import com.beust.jcommander.ParametersDelegate;
import java.nio.file.Path;
import p4.sim.scenario.Draft;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioWriter;

/** Runs scenarios, one after the other, with each of their seeds. */
@Parameters(commandDescription = "Runs scenarios, judges them and leaves their reports.")
final class RunScenarios implements Command {

    @ParametersDelegate
    private final RunArguments arguments = new RunArguments();

    @Override
    public ExitCode run(Screen screen) {
        if (arguments.scenarios().isEmpty()) {
            throw new Refusal("run: found no scenario, expected at least one");
        }
        ExitCode worst = ExitCode.PASSED;
        for (String scenario : arguments.scenarios()) {
            worst = worst.and(run(Path.of(scenario), screen));
            if (worst == ExitCode.INTERRUPTED) break;
        }
        return worst;
    }

    private ExitCode run(Path file, Screen screen) {
        Draft draft = Draft.read(file);
        ExitCode worst = ExitCode.PASSED;
        for (long seed : Overrides.apply(draft.scenario(), arguments).seeds()) {
            Scenario scenario = Overrides.apply(draft.scenario(seed), arguments);
            Ability.refuseLack(draft, scenario);
            var command = new RunCommand(
                    scenario, ScenarioWriter.write(scenario), arguments.results(), screen);
            worst = worst.and(command.run(seed).exit());
            if (worst == ExitCode.INTERRUPTED) break;
        }
        return worst;
    }
}
