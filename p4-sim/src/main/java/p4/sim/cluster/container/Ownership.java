package p4.sim.cluster.container;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The labels of everything that a run makes on an engine: which run it is of, and whose.
 *
 * <p>{@value #RUN} has the name of the run, {@value #LAB} the laboratory's process: its number and the
 * second it started at, since numbers come again.
 */
public record Ownership(String run, String lab) {

    /** The label with the name of the run. */
    public static final String RUN = "p4.run";

    /** The label with the process of the laboratory. */
    public static final String LAB = "p4.lab";

    /** The label of what all machines of a swarm see, with the one whose laboratory made it. */
    public static final String NODE = "p4.node";

    /** Of the run called {@code run}, by this process. */
    public static Ownership of(String run) {
        return new Ownership(run, text(ProcessHandle.current()));
    }

    /** The labels themselves. */
    public Map<String, String> labels() {
        return Map.of(RUN, run, LAB, lab);
    }

    /** Tells whether a laboratory that labels what it makes with {@code lab} still runs here. */
    static boolean isAlive(String lab) {
        int dash = lab.indexOf('-');
        if (dash < 1) return false;
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(lab.substring(0, dash)));
        return process.filter(ProcessHandle::isAlive)
                .filter(alive -> text(alive).equals(lab))
                .isPresent();
    }

    private static String text(ProcessHandle process) {
        Instant started = process.info().startInstant().orElse(Instant.EPOCH);
        return process.pid() + "-" + started.getEpochSecond();
    }
}
