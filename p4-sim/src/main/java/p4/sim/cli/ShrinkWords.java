package p4.sim.cli;

import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioWriter;

/** How large a scenario is. */
final class ShrinkWords {

    private ShrinkWords() {}

    /** Such as {@code 30 peers, 2 kinds of work, 1 fault, 60s}. */
    static String size(Scenario scenario) {
        return count(scenario.peerCount(), "peer", "peers") + ", "
                + count(scenario.workload().size(), "kind of work", "kinds of work") + ", "
                + count(scenario.faults().size(), "fault", "faults") + ", "
                + ScenarioWriter.duration(scenario.duration());
    }

    private static String count(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
