package p4.sim.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;
import p4.sim.time.Seed;

/** The tracker is node 0, a-1 and a-2 are 1 and 2, b-1 is 3. */
class LinkBookTest {

    private static final long SECOND = 1_000_000_000;
    private static final Partition CUT = new Partition(List.of(Set.of(1, 2), Set.of(0, 3)), false);

    private static LinkBook book(String links) {
        return LinkBook.of(scenario(links), new Seed(7));
    }

    private static Scenario scenario(String links) {
        return ScenarioReader.read("book.yaml", """
                scenario: book
                why: To see what is on record.
                peers: [ { group: a, count: 2, bandwidth: 8Mbit/s }, { group: b, count: 1 } ]
                %s
                duration: 10s
                """.formatted(links));
    }

    private static List<Integer> cutBy(LinkBook book, String from, String to, long nanos) {
        Way way = book.of(from, nanos).ways().get(to);
        return way == null ? List.of() : way.cutBy();
    }

    @Test
    void whereNothingIsSaidWaysArePlain() {
        NodeLinks links = book("").of("b-1", 0);

        assertThat(links).isEqualTo(NodeLinks.PLAIN);
        assertThat(book("links: { bandwidth: 1Mbit/s }").of("b-1", 0))
                .isEqualTo(new NodeLinks(
                        new Bandwidth(125_000, 125_000), List.of(), NodeLinks.PLAIN.ways()));
    }

    @Test
    void aPartitionCutsEachEndFromTheOther() {
        LinkBook book = book("");

        book.install(3, CUT, 0);

        assertThat(book.of("a-1", 1).ways().keySet()).containsExactly("b-1", "tracker");
        assertThat(book.of("tracker", 1).ways().keySet()).containsExactly("a-1", "a-2");
        assertThat(cutBy(book, "b-1", "a-2", 1)).containsExactly(3);

        book.remove(3);

        assertThat(book.of("b-1", 2)).isEqualTo(NodeLinks.PLAIN);
    }

    @Test
    void oneWayOnlyWhatLeavesTheFirstIslandIsCut() {
        LinkBook book = book("");

        book.install(1, new Partition(CUT.islands(), true), 0);

        assertThat(cutBy(book, "a-1", "b-1", 0)).containsExactly(1);
        assertThat(cutBy(book, "b-1", "a-1", 0)).isEmpty();
    }

    @Test
    void whatTwoFaultsCutIsCutByBoth() {
        LinkBook book = book("");

        book.install(1, CUT, 0);
        book.install(2, CUT, 0);

        assertThat(cutBy(book, "a-1", "b-1", 0)).containsExactly(1, 2);
    }

    @Test
    void flappingGoesByItsOwnTimeAndSaysWhenItTurns() {
        LinkBook book = book("");

        book.install(1, new Flapping(Set.of(3), 2 * SECOND, SECOND), 10 * SECOND);

        assertThat(cutBy(book, "b-1", "a-1", 11 * SECOND)).containsExactly(1);
        assertThat(book.changesAfter(11 * SECOND)).isEqualTo(12 * SECOND);
        assertThat(cutBy(book, "b-1", "a-1", 12 * SECOND)).isEmpty();
        assertThat(book.changesAfter(12 * SECOND)).isEqualTo(13 * SECOND);
        assertThat(cutBy(book, "a-1", "b-1", 13 * SECOND)).containsExactly(1);
        assertThat(book.changesAfter(13 * SECOND)).isEqualTo(15 * SECOND);
        assertThat(book("").changesAfter(0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void theLeastOfAllSpeedsCountsAndIsPutDownToWhoAskedForIt() {
        LinkBook book = book("");

        book.install(1, new Slowness(Set.of(1), 0, new Bandwidth(500, 2_000_000)), 0);
        book.install(2, new Slowness(Set.of(1), 0, new Bandwidth(2_000_000, 2_000_000)), 0);

        NodeLinks slow = book.of("a-1", 0);
        assertThat(slow.most()).isEqualTo(new Bandwidth(500, 1_000_000));
        assertThat(slow.limitedBy()).containsExactly(1);
        assertThat(slow.ways()).isEmpty();
        assertThat(book.of("a-2", 0).limitedBy()).isEmpty();
    }

    @Test
    void whatIsSlowToAnswerHasLongerWaysToIt() {
        LinkBook book = book("links: { latency: 10ms, jitter: 4ms, loss: 1% }");
        Passage plain =
                new Passage(Duration.ofMillis(12), Duration.ofMillis(2), 0.01, 0, 0, Duration.ZERO);

        book.install(5, new Slowness(Set.of(1), SECOND, Bandwidth.UNLIMITED), 0);

        assertThat(book.of("a-1", 0).ways().get("b-1"))
                .isEqualTo(new Way(List.of(), List.of(), plain));
        assertThat(book.of("b-1", 0).ways().get("a-1"))
                .isEqualTo(new Way(List.of(), List.of(5), plain.plus(Duration.ofSeconds(1))));
    }

    @Test
    void jitterThatIsNotDrawnEvenlyIsRefused() {
        assertThat(LinkBook.knows(scenario("links: { latency: 10ms, jitter: exponential(5ms) }")))
                .isFalse();
        assertThat(LinkBook.knows(scenario("links: { latency: 10ms, jitter: 5ms }")))
                .isTrue();
        assertThatThrownBy(() -> book("links: { latency: 10ms, jitter: exponential(5ms) }"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jitter");
    }
}
