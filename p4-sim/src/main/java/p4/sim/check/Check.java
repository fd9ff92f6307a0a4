package p4.sim.check;

import p4.sim.scenario.CheckSpec;

/** Judges one promise against everything that happened. */
@FunctionalInterface
interface Check {

    /** Judges {@code evidence} by {@code spec}; pure. */
    Finding.Outcome judge(Evidence evidence, CheckSpec spec);
}
