package p4.sim.sabotage;

import java.util.Set;
import p4.sim.check.Verdict;
import p4.sim.scenario.CheckName;

/**
 * A mistake on a stage, and the check that must notice it.
 *
 * <p>{@code notices} is what becomes of that check; {@code besides} are others that must or may fail
 * for the same mistake. No other may.
 */
record Sabotage(
        CheckName check,
        Verdict.Result notices,
        Mutant mutant,
        Stage stage,
        Set<CheckName> besides) {

    /** One that fails {@code check} alone. */
    static Sabotage of(CheckName check, Mutant mutant, Stage stage) {
        return new Sabotage(check, Verdict.Result.FAILED, mutant, stage, Set.of());
    }

    /** The same, but that nobody can tell any more whether the promise was kept. */
    Sabotage leavesUnknown() {
        return new Sabotage(check, Verdict.Result.UNKNOWN, mutant, stage, besides);
    }

    /** The same, which also breaks promises that {@code others} judge. */
    Sabotage besides(CheckName... others) {
        return new Sabotage(check, notices, mutant, stage, Set.of(others));
    }

    @Override
    public String toString() {
        return check.key() + " ← " + mutant + ": " + mutant.mistake().what();
    }
}
