package p4.sim.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.sim.check.Verdict;
import p4.sim.run.Experiment;
import p4.sim.run.Outcome;
import p4.sim.scenario.Scenario;

class SweepTest {

    /** Counts 10 and more, but for seeds that 7 divides. */
    private static final Experiment SEVENTH_FAILS =
            (scenario, seed) -> Fake.counting(seed % 7 == 6 ? 3 : (int) (10 + seed));

    private static final Witness NOBODY = new Witness() {
        @Override
        public void ended(Row row, Scenario scenario, Outcome outcome) {}

        @Override
        public void differed(Row row, Scenario scenario, Outcome again) {}
    };

    private static List<Row> rows(Plan plan, Effort effort, Experiment experiment) {
        return new Sweep(plan, effort, experiment, NOBODY).run();
    }

    @ParameterizedTest(name = "{0} at a time")
    @ValueSource(ints = {1, 2, 8})
    void tellsTheSameHoweverManyRunAtATime(int jobs) {
        Plan plan = Fake.plan(2, 20);

        List<Row> rows = rows(plan, new Effort(jobs, false, 0), SEVENTH_FAILS);

        assertThat(rows).hasSize(40).isEqualTo(rows(plan, new Effort(1, false, 0), SEVENTH_FAILS));
        assertThat(rows).extracting(Row::seed).startsWith(0L, 1L, 2L).endsWith(19L);
        assertThat(Table.of(plan, rows).variants().get(1).seeds(Verdict.Result.FAILED))
                .containsExactly(6L, 13L);
    }

    @ParameterizedTest(name = "{0} at a time")
    @ValueSource(ints = {1, 2, 8})
    void stopsAfterTheFirstFailureOfThePlanWhoeverFindsIt(int jobs) {
        List<Row> rows = rows(Fake.plan(2, 20), new Effort(jobs, true, 0), SEVENTH_FAILS);

        assertThat(rows).extracting(Row::seed).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void aFailureThatIsFoundLateButComesFirstIsTheOneToldOf() {
        var second = new CountDownLatch(1);

        List<Row> rows = rows(Fake.plan(1, 4), new Effort(2, true, 0), (scenario, seed) -> {
            if (seed == 0) await(second);
            if (seed == 1) second.countDown();
            return Fake.counting(0);
        });

        assertThat(rows).extracting(Row::seed).containsExactly(0L);
    }

    @Test
    void whoStopsItGetsWhatIsThereAndWaitsForNobody() {
        var never = new CountDownLatch(1);
        var sweeps = new AtomicInteger();
        var sweep = new Sweep[1];
        sweep[0] = new Sweep(
                Fake.plan(1, 10),
                new Effort(1, false, 0),
                (scenario, seed) -> {
                    if (sweeps.incrementAndGet() == 4) {
                        sweep[0].stop();
                        await(never);
                    }
                    return Fake.counting(10);
                },
                NOBODY);

        List<Row> rows = sweep[0].run();

        never.countDown();
        assertThat(rows).extracting(Row::seed).containsExactly(0L, 1L, 2L);
    }

    @Test
    void aRunThatIsAnotherOneTheSecondTimeIsFound() {
        var runs = new AtomicInteger();
        Experiment fickle =
                (scenario, seed) -> Fake.counting(seed == 2 ? 10 + runs.getAndIncrement() : 10);

        List<Row> rows = rows(Fake.plan(1, 4), new Effort(1, false, 2), fickle);

        assertThat(rows)
                .extracting(Row::again)
                .containsExactly(
                        Row.Again.SAME, Row.Again.NOT_RUN, Row.Again.DIFFERENT, Row.Again.NOT_RUN);
        assertThat(Table.of(Fake.plan(1, 4), rows).differs()).isTrue();
    }

    @Test
    void aLaboratoryThatBreaksBreaksTheSweep() {
        var broken = new IllegalStateException("broken");

        assertThatThrownBy(
                        () -> rows(Fake.plan(1, 9), new Effort(2, false, 0), (scenario, seed) -> {
                            throw broken;
                        }))
                .isSameAs(broken);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
