package p4.sim.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import p4.sim.journal.Entry;
import p4.sim.journal.JournalDigest;
import p4.sim.run.Experiment;
import p4.sim.run.Outcome;
import p4.sim.scenario.Scenario;

/**
 * Carries out the runs of a plan, several at a time.
 *
 * <p>The rows of a sweep that was not stopped are the same however many run at a time, and on
 * whatever machine.
 */
public final class Sweep {

    private final Plan plan;
    private final Effort effort;
    private final Experiment experiment;
    private final Witness witness;
    private final ConcurrentSkipListMap<Integer, Row> rows = new ConcurrentSkipListMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger end;
    private final AtomicInteger working;
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    /** Prepares a sweep whose runs {@code witness} sees. */
    public Sweep(Plan plan, Effort effort, Experiment experiment, Witness witness) {
        this.plan = plan;
        this.effort = effort;
        this.experiment = experiment;
        this.witness = witness;
        this.end = new AtomicInteger(plan.size());
        this.working = new AtomicInteger(effort.jobs());
    }

    /**
     * Runs; blocks until all runs are over, or {@link #stop} is called.
     *
     * @return a row for each run that is over, in the order of the plan; up to the first bad one if
     *     the sweep stops there
     * @throws RuntimeException as the first run that breaks the laboratory, or cannot be understood
     */
    public List<Row> run() {
        ExecutorService threads = Executors.newFixedThreadPool(effort.jobs(), task -> {
            var thread = new Thread(task, "p4-sweep");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (int i = 0; i < effort.jobs(); i++) threads.execute(this::work);
            over.join();
        } catch (CompletionException broken) {
            throw broken.getCause() instanceof RuntimeException cause ? cause : broken;
        } finally {
            end.set(0);
            threads.shutdown();
        }
        return new ArrayList<>(rows.headMap(bound()).values());
    }

    /** Has {@link #run} return what is there so far; from any thread. Runs under way are dropped. */
    public void stop() {
        over.complete(null);
    }

    private void work() {
        try {
            for (int index = next.getAndIncrement();
                    index < end.get();
                    index = next.getAndIncrement()) {
                Row row = run(index);
                if (over.isDone()) return;
                rows.put(index, row);
                if (effort.stopAtFirstFailure() && row.isBad()) stopAfter(index);
            }
            if (working.decrementAndGet() == 0) over.complete(null);
        } catch (RuntimeException | Error broken) {
            over.completeExceptionally(broken);
        }
    }

    /** Runs that were begun before are waited for: one of them may be the first bad one. */
    private void stopAfter(int index) {
        end.accumulateAndGet(index + 1, Math::min);
    }

    /** One past the last run to tell of. */
    private int bound() {
        if (effort.stopAtFirstFailure()) {
            for (var row : rows.entrySet()) {
                if (row.getValue().isBad()) return row.getKey() + 1;
            }
        }
        return plan.size();
    }

    private Row run(int index) {
        Scenario scenario = plan.scenario(index);
        long seed = plan.seed(index);
        Outcome outcome = experiment.run(scenario, seed);
        if (!effort.twice(index)) {
            Row row = row(index, outcome, Row.Again.NOT_RUN);
            witness.ended(row, scenario, outcome);
            return row;
        }
        Outcome again = experiment.run(scenario, seed);
        boolean same = same(outcome.journal(), again.journal());
        Row row = row(index, outcome, same ? Row.Again.SAME : Row.Again.DIFFERENT);
        witness.ended(row, scenario, outcome);
        if (!same) witness.differed(row, scenario, again);
        return row;
    }

    private Row row(int index, Outcome outcome, Row.Again again) {
        return new Row(
                plan.variant(index),
                plan.seed(index),
                outcome.overall(),
                outcome.verdicts(),
                again);
    }

    private static boolean same(List<Entry> first, List<Entry> second) {
        return JournalDigest.of(first).equals(JournalDigest.of(second));
    }
}
