package p4.sim.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SeedTest {

    private static long[] draws(RandomGenerator chance) {
        return chance.longs(8).toArray();
    }

    @Test
    void aStreamIsTheSameEachTimeItIsAskedFor() {
        var seed = new Seed(7);

        assertThat(draws(seed.stream("faults"))).isEqualTo(draws(seed.stream("faults")));
    }

    @Test
    void streamsOfOtherNamesAndSeedsDiffer() {
        long[] faults = draws(new Seed(7).stream("faults"));

        assertThat(draws(new Seed(7).stream("workload"))).isNotEqualTo(faults);
        assertThat(draws(new Seed(8).stream("faults"))).isNotEqualTo(faults);
    }

    @Test
    void drawingFromOneStreamDoesNotShiftAnother() {
        var seed = new Seed(7);
        long[] untouched = draws(seed.stream("workload"));

        seed.stream("faults").nextLong();

        assertThat(draws(seed.stream("workload"))).isEqualTo(untouched);
    }
}
