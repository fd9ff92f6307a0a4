package p4.sim.check;

import java.util.List;
import java.util.function.Consumer;
import p4.sim.journal.Entry;
import p4.sim.scenario.Scenario;

/** Judges a run by its journal: a verdict for every check the scenario asks for, in its order. */
public final class Judge {

    private Judge() {}

    /**
     * Judges {@code journal}; pure.
     *
     * <p>Where the laboratory fell behind, a promise about time that was not kept is unknown; where the
     * record is torn, so is whatever rests on more than one of its events.
     */
    public static List<Verdict> judge(Scenario scenario, List<Entry> journal) {
        Watch watch = watch(scenario, broken -> {});
        journal.forEach(watch);
        return watch.verdicts();
    }

    /**
     * Judges {@code scenario} while it runs.
     *
     * <p>{@code alarm} hears the first violation of each {@code always} check, with its turn, while the
     * entry is told.
     */
    public static Watch watch(Scenario scenario, Consumer<Verdict> alarm) {
        return new Watch(scenario, alarm);
    }

    /**
     * What {@code verdicts} and the journal together say of a run.
     *
     * <p>One broken promise breaks the run. Otherwise it is unknown if a verdict is, if there are
     * none, or if something of {@link #doubts} applies: a time-out never reads as a pass.
     */
    public static Verdict.Result overall(List<Verdict> verdicts, List<Entry> journal) {
        return Conduct.of(journal).overall(verdicts);
    }

    /**
     * Why a run cannot pass whatever the checks say, a sentence each.
     *
     * <p>It ended early, waited in vain, fell behind, its record is torn, or not every fault that was
     * asked for was injected and observed.
     */
    public static List<String> doubts(List<Entry> journal) {
        return Conduct.of(journal).doubts();
    }
}
