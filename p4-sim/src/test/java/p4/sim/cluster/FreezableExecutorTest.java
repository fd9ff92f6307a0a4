package p4.sim.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreezableExecutorTest {

    private final FreezableExecutor executor = new FreezableExecutor(Runnable::run);
    private final List<String> done = new ArrayList<>();

    private void execute(String name) {
        executor.execute(() -> done.add(name));
    }

    @Test
    void whatItIsGivenWhileFrozenRunsAfterTheThawInOrder() {
        execute("before");
        executor.freeze();
        execute("first");
        execute("second");

        assertThat(done).containsExactly("before");

        executor.thaw();
        execute("after");

        assertThat(done).containsExactly("before", "first", "second", "after");
    }
}
