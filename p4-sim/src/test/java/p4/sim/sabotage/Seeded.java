package p4.sim.sabotage;

import p4.sim.scenario.CheckName;

/** A bug planted on a stage, and the check that is to find it there. */
record Seeded(Mutant bug, Stage stage, CheckName check) {

    @Override
    public String toString() {
        return bug + " on " + stage + " → " + check.key();
    }
}
