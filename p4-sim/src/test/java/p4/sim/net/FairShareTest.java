package p4.sim.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FairShareTest {

    private static final double GIGA = 1e9; // a byte a nanosecond

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** A transfer that remembers what it was told. */
    private static final class Told implements Share.Rated {

        private final int source;
        private final int target;
        private final double most;
        private double rate;

        Told(int source, int target, double most) {
            this.source = source;
            this.target = target;
            this.most = most;
        }

        @Override
        public void rate(double bytesPerNano) {
            rate = bytesPerNano;
        }
    }

    private record Sharer(Told told, Share share) {}

    @Test
    void whoCannotUseItsPartLeavesItToTheOthers() {
        var sharing = new FairShare(4);
        sharing.limit(0, new Bandwidth(9 * GIGA, 9 * GIGA));
        sharing.limit(1, new Bandwidth(1 * GIGA, 1 * GIGA));
        List<Told> told = new ArrayList<>();
        for (int target = 1; target <= 3; target++) {
            var one = new Told(0, target, Double.POSITIVE_INFINITY);
            sharing.join(0, target, one.most, one);
            told.add(one);
        }

        assertThat(told).extracting(one -> one.rate).containsExactly(1d, 4d, 4d);
    }

    @Test
    void theWayUpAndTheWayDownAreTwo() {
        var sharing = new FairShare(2);
        sharing.limit(0, new Bandwidth(1 * GIGA, 8 * GIGA));
        var there = new Told(0, 1, Double.POSITIVE_INFINITY);
        var back = new Told(1, 0, Double.POSITIVE_INFINITY);

        sharing.join(0, 1, there.most, there);
        sharing.join(1, 0, back.most, back);

        assertThat(there.rate).isEqualTo(1);
        assertThat(back.rate).isEqualTo(8);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sharesAsFillingAllPortsFromTheGroundUpWould(long seed) {
        var chance = new SplittableRandom(seed);
        int nodes = 2 + chance.nextInt(12);
        var sharing = new FairShare(nodes);
        var limits = new Bandwidth[nodes];
        for (int node = 0; node < nodes; node++) {
            limits[node] = draw(chance);
            sharing.limit(node, limits[node]);
        }
        var sharers = new ArrayList<Sharer>();

        for (int step = 0; step < 120; step++) {
            disturb(sharing, limits, sharers, chance);

            List<Told> all = sharers.stream().map(Sharer::told).toList();
            double[] expected = ReferenceShare.rates(
                    limits,
                    all.stream()
                            .map(one -> new ReferenceShare.Flow(one.source, one.target, one.most))
                            .toList());
            for (int i = 0; i < all.size(); i++) {
                assertThat(all.get(i).rate)
                        .as("step %d, transfer %d of %d", step, i, all.size())
                        .isCloseTo(expected[i], within(1e-6 * expected[i]));
            }
        }
    }

    private static void disturb(
            FairShare sharing, Bandwidth[] limits, List<Sharer> sharers, RandomGenerator chance) {
        int what = chance.nextInt(10);
        if (what == 0) {
            int node = chance.nextInt(limits.length);
            limits[node] = draw(chance);
            sharing.limit(node, limits[node]);
        } else if (what < 4 && !sharers.isEmpty()) {
            sharing.leave(sharers.remove(chance.nextInt(sharers.size())).share());
        } else {
            double most = chance.nextInt(4) == 0 ? 0.001 * (1 + chance.nextInt(40)) : 100;
            var told = new Told(chance.nextInt(limits.length), chance.nextInt(limits.length), most);
            sharers.add(new Sharer(told, sharing.join(told.source, told.target, most, told)));
        }
    }

    /** Often the same, so that there are ties. */
    private static Bandwidth draw(RandomGenerator chance) {
        double[] speeds = {1e6, 1e6, 3e6, 10e6, 7e6 / 3, 1e6 + chance.nextInt(1_000_000)};
        return new Bandwidth(
                speeds[chance.nextInt(speeds.length)], speeds[chance.nextInt(speeds.length)]);
    }

    @Test
    void aChangeAmongTenThousandNodesIsWorkedOutWhereItMatters() {
        var chance = new SplittableRandom(7);
        int nodes = 10_000;
        var sharing = new FairShare(nodes);
        for (int node = 0; node < nodes; node++) {
            boolean fast = chance.nextInt(5) == 0;
            double speed = fast ? 128e6 : 6.25e6;
            sharing.limit(node, new Bandwidth(speed, speed));
        }
        var sharers = new ArrayList<Sharer>();
        for (int i = 0; i < 3 * nodes; i++) sharers.add(join(sharing, nodes, chance));
        long before = sharing.steps();

        int changes = 10_000;
        for (int i = 0; i < changes; i++) {
            int gone = chance.nextInt(sharers.size());
            sharing.leave(sharers.get(gone).share());
            sharers.set(gone, join(sharing, nodes, chance));
        }

        assertThat((sharing.steps() - before) / (2d * changes)).isLessThan(100);
    }

    private static Sharer join(FairShare sharing, int nodes, RandomGenerator chance) {
        var told = new Told(chance.nextInt(nodes), chance.nextInt(nodes), Double.POSITIVE_INFINITY);
        return new Sharer(told, sharing.join(told.source, told.target, told.most, told));
    }
}
