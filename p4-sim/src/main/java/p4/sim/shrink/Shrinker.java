package p4.sim.shrink;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import p4.sim.check.Verdict;
import p4.sim.run.Experiment;
import p4.sim.scenario.BadScenario;
import p4.sim.scenario.CheckName;
import p4.sim.scenario.CheckPlan;
import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.Draft;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioWriter;

/**
 * Cuts a scenario down while it goes on failing a check; pure but for its patience.
 *
 * <p>With patience enough, nothing is left that one cut could take away.
 */
public final class Shrinker {

    private final Experiment experiment;
    private final CheckName check;
    private final long seed;
    private final IntPredicate patience;
    private final Consumer<Step> progress;
    private final Set<Scenario> tried = new HashSet<>();
    private int runs;

    /**
     * Prepares to shrink with {@code seed} what fails {@code check}.
     *
     * @param patience told how many runs there were, says whether there may be another
     * @param progress hears of each cut that was good
     */
    public Shrinker(
            Experiment experiment,
            CheckName check,
            long seed,
            IntPredicate patience,
            Consumer<Step> progress) {
        this.experiment = experiment;
        this.check = check;
        this.seed = seed;
        this.patience = patience;
        this.progress = progress;
    }

    /** A scenario that fails, and how many runs it took to find it. */
    public record Step(Scenario scenario, Verdict failed, int runs) {}

    /**
     * Shrinks {@code scenario}.
     *
     * @return the smallest that was found; empty if {@code scenario} itself does not fail
     */
    public Optional<Step> shrink(Scenario scenario) {
        Optional<Step> best = run(scenario);
        best = best.flatMap(step -> run(judgedByOne(scenario)).or(() -> Optional.of(step)));
        Optional<Step> smaller = best;
        while (smaller.isPresent()) {
            best = smaller;
            progress.accept(best.get());
            smaller = cut(best.get().scenario());
        }
        return best;
    }

    /** The first good cut of {@code scenario}. */
    private Optional<Step> cut(Scenario scenario) {
        Iterator<Draft> cuts =
                Cuts.of(Draft.of("shrunk", ScenarioWriter.write(scenario))).iterator();
        while (cuts.hasNext() && patience.test(runs)) {
            Optional<Step> step = read(cuts.next()).flatMap(this::run);
            if (step.isPresent()) return step;
        }
        return Optional.empty();
    }

    private Optional<Scenario> read(Draft draft) {
        try {
            return Optional.of(draft.scenario(seed));
        } catch (BadScenario nonsense) {
            return Optional.empty();
        }
    }

    /** Runs {@code scenario}, unless it was run before; tells whether it failed. */
    private Optional<Step> run(Scenario scenario) {
        if (!tried.add(scenario) || !patience.test(runs)) return Optional.empty();
        runs++;
        return experiment.run(scenario, seed).verdicts().stream()
                .filter(verdict -> verdict.result() == Verdict.Result.FAILED)
                .filter(verdict -> verdict.check().name() == check)
                .findFirst()
                .map(verdict -> new Step(scenario, verdict, runs));
    }

    private Scenario judgedByOne(Scenario scenario) {
        CheckPlan plan = scenario.checks();
        return scenario.judgedBy(new CheckPlan(
                only(plan.always()), plan.within(), only(plan.eventually()), only(plan.atEnd())));
    }

    private List<CheckSpec> only(List<CheckSpec> checks) {
        return checks.stream().filter(spec -> spec.name() == check).toList();
    }
}
