package p4.sim.run;

import p4.sim.scenario.Scenario;

/** Runs a scenario to its end and judges it; a pure function of scenario and seed. */
@FunctionalInterface
public interface Experiment {

    /**
     * Runs {@code scenario} with {@code seed} on the calling thread, whatever runs on others.
     *
     * @throws RuntimeException if the laboratory itself breaks
     */
    Outcome run(Scenario scenario, long seed);
}
