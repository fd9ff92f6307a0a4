package p4.sim.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.sim.time.VirtualTimeline;

class BandwidthTest {

    private static final double MEGA = 1e6;
    private static final Bandwidth SLOW = new Bandwidth(MEGA, MEGA);

    private final VirtualTimeline timeline = new VirtualTimeline(Instant.EPOCH);
    private final Network network = network(Link.of(Duration.ofMillis(20)));
    private final Map<String, Double> arrived = new TreeMap<>();

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    private Network network(Link link) {
        return new Network(timeline, LinkTable.even(6, link), SplittableRandom::new);
    }

    private Runnable note(String what) {
        return () -> arrived.put(what, timeline.nanos() / 1e9);
    }

    private void isAt(String what, double seconds) {
        assertThat(arrived.get(what)).as(what).isCloseTo(seconds, within(1e-6));
    }

    @Test
    void aMessageTakesItsBytesByTheBandwidthAndThenTheLatency() {
        network.limit(0, SLOW);

        network.carry(0, 1, 500_000, note("large"));
        network.carry(0, 2, 1_000, note("small"));
        timeline.run(Duration.ofSeconds(10));

        isAt("large", 0.520);
        isAt("small", 0.021);
    }

    @Test
    void whoeverIsDoneFirstLeavesTheBandwidthToTheRest() {
        network.limit(0, SLOW);

        network.carry(0, 1, 500_000, note("one"));
        network.carry(0, 2, 1_500_000, note("two"));
        timeline.run(Duration.ofSeconds(10));

        isAt("one", 1.020);
        isAt("two", 2.020);
    }

    @Test
    void theMessagesOfAStreamFollowOneAnother() {
        network.limit(1, SLOW);
        OrderedStream stream = network.connect(0, 1);

        stream.send(250_000, note("first"));
        stream.send(250_000, note("second"));
        stream.send(100, note("third"));
        timeline.run(Duration.ofSeconds(10));

        isAt("first", 0.270);
        isAt("second", 0.520);
        isAt("third", 0.5201);
    }

    @Test
    void aLimitHoldsForWhatIsUnderWayUntilItIsUndone() {
        network.limit(0, SLOW);
        network.carry(0, 1, 3_000_000, note("all"));
        var tight = new Bandwidth(MEGA / 4, MEGA / 4);

        timeline.run(Duration.ofSeconds(1));
        network.limit(0, tight);
        timeline.run(Duration.ofSeconds(4));
        network.unlimit(0, tight);
        timeline.run(Duration.ofSeconds(10));

        isAt("all", 6.020);
    }

    @Test
    void whenTheLastLimitGoesTheRestComesAtOnce() {
        network.limit(0, SLOW);
        OrderedStream stream = network.connect(0, 1);
        stream.send(3_000_000, note("all"));
        stream.send(3_000_000, note("more"));

        timeline.run(Duration.ofSeconds(1));
        network.unlimit(0, SLOW);
        timeline.run(Duration.ofSeconds(10));

        isAt("all", 1.020);
        isAt("more", 1.020);
    }

    @Test
    void aStreamThatIsClosedGivesItsShareBack() {
        network.limit(0, SLOW);
        OrderedStream stream = network.connect(0, 1);
        stream.send(1_000_000, note("closed"));
        network.carry(0, 2, 1_000_000, note("other"));

        timeline.run(Duration.ofSeconds(1));
        stream.close();
        timeline.run(Duration.ofSeconds(10));

        assertThat(arrived).containsOnlyKeys("other");
        isAt("other", 1.520);
    }

    @Test
    void aLossyWayIsNoFasterThanItsLossesAllow() {
        Network lossy =
                network(new Link(Latency.of(Duration.ofMillis(50)), Jitter.NONE, 0.015, 0, 0, 0));
        lossy.limit(0, new Bandwidth(100 * MEGA, 100 * MEGA));
        OrderedStream stream = lossy.connect(0, 1);

        for (int i = 0; i < 100; i++) stream.send(14_600, note("message " + i));
        timeline.runUntil(() -> false);

        // 1,460 bytes a round trip of 100 ms, by the root of 1.5 / 1.5 %
        double seconds = 1_460_000 / (14_600 * 10d);
        assertThat(arrived.get("message 99")).isBetween(seconds, 1.2 * seconds);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noPortPassesMoreThanItCanAndAllArrives(long seed) {
        var chance = new SplittableRandom(seed);
        for (int node = 0; node < 6; node++) {
            network.limit(node, new Bandwidth(chance.nextDouble(1, 9) * MEGA, 2 * MEGA));
        }
        long[] received = new long[6];
        List<Integer> due = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int number = i;
            int source = chance.nextInt(6);
            int target = (source + 1 + chance.nextInt(5)) % 6;
            long bytes = 2_000 + chance.nextLong(200_000);
            timeline.after(Duration.ofMillis(chance.nextLong(500)), () -> {
                due.add(number);
                network.carry(source, target, bytes, () -> {
                    due.remove((Integer) number);
                    received[target] += bytes;
                    double most = 2 * MEGA * (timeline.nanos() / 1e9 - 0.020);
                    assertThat((double) received[target]).isLessThanOrEqualTo(most + 1);
                });
            });
        }

        timeline.runUntil(() -> false);

        assertThat(due).isEmpty();
    }
}
