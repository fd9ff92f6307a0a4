package p4.sim.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.sim.time.VirtualTimeline;

class NetworkTest {

    private static final Duration WAY = Duration.ofMillis(20);
    private static final LinkRule CUT = (packet, nanos) -> new Verdict.Drop("cut");

    private final VirtualTimeline timeline = new VirtualTimeline(Instant.EPOCH);
    private final List<String> arrived = new ArrayList<>();

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    private Network network(Link link) {
        return network(link, 1);
    }

    private Network network(Link link, long seed) {
        return new Network(
                timeline, LinkTable.even(3, link), node -> new SplittableRandom(seed + node));
    }

    private Runnable note(String what) {
        return () -> arrived.add(what + "@" + timeline.nanos() / 1_000_000);
    }

    @Test
    void aPacketTakesAsLongAsTheWayIs() {
        Network network = network(Link.of(WAY));

        network.send(0, 1, 100, note("datagram"));
        network.carry(0, 1, 100, note("message"));
        network.send(2, 2, 100, note("own"));
        timeline.run(Duration.ofSeconds(1));

        assertThat(arrived).containsExactly("own@0", "datagram@20", "message@20");
    }

    @Test
    void whatIsUnderWayWhenALinkIsCutStillArrives() {
        Network network = network(Link.of(WAY));
        network.send(0, 1, 100, note("before"));
        timeline.run(Duration.ofMillis(1));

        network.table().install(1, CUT);
        network.send(0, 1, 100, note("after"));
        timeline.run(Duration.ofSeconds(1));

        assertThat(arrived).containsExactly("before@20");
    }

    @Test
    void aDatagramThatIsCutIsGoneAndAStreamGoesOnWhenItIsHealed() {
        Network network = network(Link.of(WAY));
        OrderedStream stream = network.connect(0, 1);
        LinkTable.Disturbance cut = network.table().install(1, CUT);

        network.send(0, 1, 100, note("datagram"));
        stream.send(100, note("first"));
        stream.send(100, note("second"));
        timeline.run(Duration.ofSeconds(1));
        cut.close();
        timeline.run(Duration.ofSeconds(9));

        assertThat(arrived).containsExactly("first@1420", "second@1420");
    }

    @Test
    void aStreamThatGetsNothingThroughBreaksAfterAHundredSeconds() {
        Network network = network(Link.of(WAY));
        OrderedStream stream = network.connect(0, 1);
        stream.whenBroken(note("broken"));
        LinkTable.Disturbance cut = network.table().install(1, CUT);

        stream.send(100, note("lost"));
        timeline.run(Duration.ofSeconds(99));
        boolean hung = !stream.isBroken();
        timeline.run(Duration.ofSeconds(99));
        cut.close();
        stream.send(100, note("late"));
        timeline.run(Duration.ofSeconds(99));

        assertThat(hung).isTrue();
        assertThat(stream.isBroken()).isTrue();
        assertThat(arrived).containsExactly("broken@102200");
    }

    @Test
    void theFirstPacketThatARuleTouchesIsReportedAndNoOther() {
        Network network = network(Link.of(WAY));
        network.table()
                .observe((fault, packet, verdict) -> arrived.add(
                        fault + ": " + packet.source() + " to " + packet.target() + " " + verdict));
        LinkRule slow =
                (packet, nanos) -> packet.target() == 2 ? new Verdict.Delay(5) : new Verdict.Pass();

        network.table().install(3, slow);
        for (int target = 1; target <= 2; target++) {
            network.send(0, target, 10, () -> {});
            network.send(0, target, 10, () -> {});
        }

        assertThat(arrived).containsExactly("3: 0 to 2 Delay[nanos=5]");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aStreamKeepsItsOrderAndLosesNothingWhateverTheLinkDoes(long seed) {
        var chance = new SplittableRandom(seed);
        var link = new Link(
                Latency.of(WAY),
                share -> (long) (share * 50_000_000),
                chance.nextDouble(0.3),
                chance.nextDouble(0.3),
                chance.nextDouble(0.3),
                30_000_000);
        Network network = network(link, seed);
        OrderedStream stream = network.connect(0, 1);
        var sent = new ArrayList<Integer>();
        var got = new ArrayList<Integer>();

        for (int i = 0; i < 200; i++) {
            int number = i;
            timeline.after(Duration.ofMillis(chance.nextLong(200) * 10), () -> {
                sent.add(number);
                stream.send(1 + number * 100L, () -> got.add(number));
            });
        }
        timeline.runUntil(() -> false);

        assertThat(got).isEqualTo(sent).hasSize(200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSameSeedTreatsEveryPacketAlike(long seed) {
        var first = new NetworkTest();
        var second = new NetworkTest();

        first.playOut(seed);
        second.playOut(seed);

        assertThat(first.arrived).isEqualTo(second.arrived).isNotEmpty();
    }

    private void playOut(long seed) {
        Network network = network(
                new Link(Latency.of(WAY), share -> (long) (share * 9e6), 0.2, 0.2, 0.2, 40_000_000),
                seed);
        for (int i = 0; i < 100; i++) network.send(i % 3, (i + 1) % 3, 100, note("packet " + i));
        timeline.run(Duration.ofSeconds(1));
    }
}
