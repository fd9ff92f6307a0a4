package p4.sim.sweep;

import p4.sim.run.Outcome;
import p4.sim.scenario.Scenario;

/** Sees the runs of a sweep; on the threads that run them, several at once. */
public interface Witness {

    /** Run {@code row} is over; there is more of it in {@code outcome} than will be kept. */
    void ended(Row row, Scenario scenario, Outcome outcome);

    /** Run {@code row} was another one the second time: {@code again}. */
    void differed(Row row, Scenario scenario, Outcome again);
}
