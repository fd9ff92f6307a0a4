package p4.sim.sabotage;

import java.util.Set;
import p4.sim.scenario.CheckName;

/**
 * A mistake on a stage, and the check that must fail for it.
 *
 * <p>{@code besides} are others that it breaks as well, or may break. No other may fail.
 */
record Sabotage(CheckName check, Mutant mutant, Stage stage, Set<CheckName> besides) {

    /** One that breaks {@code check} alone. */
    static Sabotage of(CheckName check, Mutant mutant, Stage stage) {
        return new Sabotage(check, mutant, stage, Set.of());
    }

    /** The same, which also breaks promises that {@code others} judge. */
    Sabotage besides(CheckName... others) {
        return new Sabotage(check, mutant, stage, Set.of(others));
    }

    @Override
    public String toString() {
        return check.key() + " ← " + mutant + ": " + mutant.mistake().what();
    }
}
