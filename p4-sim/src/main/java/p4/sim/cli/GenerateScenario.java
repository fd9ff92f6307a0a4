package p4.sim.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import p4.model.Printable;
import p4.sim.generate.ScenarioGenerator;
import p4.sim.scenario.ScenarioWriter;

/** Writes a scenario drawn from a seed. */
@Parameters(
        commandDescription =
                "Writes a random valid scenario, in which a correct P4 passes its checks.")
final class GenerateScenario implements Command {

    @Parameter(names = "--seed", description = "the number it is drawn from")
    private String seed = "0";

    @Parameter(
            names = {"-o", "--output"},
            description = "the file it is written to, which is replaced; the terminal if left out")
    private String output = "";

    @Override
    public ExitCode run(Screen screen) {
        String text = ScenarioWriter.write(ScenarioGenerator.draw(number()));
        if (output.isEmpty()) {
            screen.out().print(text);
            return ExitCode.PASSED;
        }
        try {
            Files.writeString(Path.of(output), text);
        } catch (IOException failed) {
            throw new Refusal("--output: found " + Printable.quote(output)
                    + ", expected a file that can be written");
        }
        screen.out().println(output);
        return ExitCode.PASSED;
    }

    private long number() {
        if (seed.matches("-?\\d{1,18}")) return Long.parseLong(seed);
        throw new Refusal("--seed: found " + Printable.quote(seed) + ", expected a whole number");
    }
}
