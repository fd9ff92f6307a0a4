package p4.sim.run;

import java.util.List;
import p4.sim.check.Judge;
import p4.sim.check.Verdict;
import p4.sim.journal.Entry;

/** A run that is over and judged. */
public interface Outcome {

    /** Everything that happened, in order. */
    List<Entry> journal();

    /** What became of each check, in the scenario's order. */
    List<Verdict> verdicts();

    /** What it comes to. */
    default Verdict.Result overall() {
        return Judge.overall(verdicts(), journal());
    }
}
