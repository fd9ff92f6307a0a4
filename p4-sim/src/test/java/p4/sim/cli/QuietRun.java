package p4.sim.cli;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import p4.sim.journal.JournalDigest;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;

/** Runs a scenario file in virtual time, unwatched, with its first seed; gives its journal's hash. */
public final class QuietRun implements UnaryOperator<String> {

    @Override
    public String apply(String file) {
        Scenario scenario = ScenarioReader.read(Path.of(file));
        VirtualRun run = VirtualRun.of(scenario, scenario.seeds().get(0));
        return JournalDigest.of(run.journal()).hex();
    }
}
