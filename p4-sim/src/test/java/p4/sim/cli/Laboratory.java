package p4.sim.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.function.ToIntBiFunction;

/** The program inside {@code p4-sim.jar}, for tests: it prints where they want and gives its exit code. */
public final class Laboratory implements ToIntBiFunction<PrintStream, List<String>> {

    @Override
    public int applyAsInt(PrintStream out, List<String> arguments) {
        return new Main(out, out, false).run(arguments.toArray(String[]::new)).number();
    }
}
