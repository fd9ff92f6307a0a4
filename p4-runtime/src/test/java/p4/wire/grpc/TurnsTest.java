package p4.wire.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Turns are fair on a shared executor, and do not pile up on an inline one. */
final class TurnsTest {

    private int runs;
    private int depth;
    private int deepest;

    @Test
    void aTaskThatAsksAMillionTimesForItsNextTurnIsNeverInsideItself() {
        Turns[] turns = new Turns[1];
        turns[0] = new Turns(Runnable::run, () -> {
            deepest = Math.max(deepest, ++depth);
            if (++runs < 1_000_000) turns[0].next();
            depth--;
        });

        turns[0].next();

        assertThat(runs).isEqualTo(1_000_000);
        assertThat(deepest).isEqualTo(1);
    }

    @Test
    void twoTasksOnOneExecutorTakeTurns() {
        Queue<Runnable> executor = new ArrayDeque<>();
        var order = new StringBuilder();
        Turns[] turns = new Turns[2];
        for (int n = 0; n < 2; n++) {
            int which = n;
            turns[n] = new Turns(executor::add, () -> {
                order.append(which);
                if (order.length() < 6) turns[which].next();
            });
        }

        turns[0].next();
        turns[1].next();
        while (!executor.isEmpty()) executor.remove().run();

        assertThat(order.toString()).startsWith("010101");
    }
}
