package p4.sim.cli;

import com.beust.jcommander.Parameter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The arguments of a run. */
final class RunArguments {

    @Parameter(description = "SCENARIO.yaml")
    private List<String> scenarios = new ArrayList<>();

    @Parameter(names = "--seed", description = "the seed, instead of the scenario's")
    private String seed = "";

    @Parameter(
            names = "--driver",
            description = "what the nodes run on, instead of the scenario's: inprocess, virtual,"
                    + " container or swarm")
    private String driver = "";

    @Parameter(
            names = "--transport",
            description = "what carries files, instead of the scenario's: inprocess or netty")
    private String transport = "";

    @Parameter(
            names = "--wire",
            description = "what messages of virtual nodes go through: real or none")
    private String wire = "";

    @Parameter(
            names = "--density",
            description = "how many peers share a container of a swarm, instead of the scenario's")
    private String density = "";

    @Parameter(
            names = "--journal",
            description =
                    "what the journal keeps, instead of the scenario's: all, protocol, faults")
    private String journal = "";

    @Parameter(names = "--results", description = "where the reports go")
    private Path results = Path.of("results");

    List<String> scenarios() {
        return scenarios;
    }

    String seed() {
        return seed;
    }

    String driver() {
        return driver;
    }

    String transport() {
        return transport;
    }

    String wire() {
        return wire;
    }

    String density() {
        return density;
    }

    String journal() {
        return journal;
    }

    Path results() {
        return results;
    }
}
