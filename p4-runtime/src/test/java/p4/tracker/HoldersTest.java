package p4.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.model.PeerId;

class HoldersTest {

    private final Holders holders = new Holders();

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theyAreThoseAddedAndNotRemoved(long seed) {
        var chance = new SplittableRandom(seed);
        var expected = new TreeSet<PeerId>();

        for (int i = 0; i < 2_000; i++) {
            var peer = new PeerId("peer-" + chance.nextInt(50));
            if (chance.nextBoolean()) assertThat(holders.add(peer)).isEqualTo(expected.add(peer));
            else assertThat(holders.remove(peer)).isEqualTo(expected.remove(peer));
        }

        assertThat(holders.all()).containsExactlyElementsOf(expected);
        assertThat(holders.size()).isEqualTo(expected.size());
    }

    @Test
    void ofFewAllAreDrawn() {
        holders.add(new PeerId("b"));
        holders.add(new PeerId("a"));

        assertThat(holders.draw(2, new SplittableRandom(1)))
                .containsExactlyInAnyOrder(new PeerId("a"), new PeerId("b"));
    }

    @Test
    void ofManyAnyIsDrawnAsOftenAsAnother() {
        for (int i = 0; i < 20; i++) holders.add(new PeerId("peer-" + i));
        var chance = new SplittableRandom(7);
        var drawn = new TreeMap<PeerId, Integer>();

        for (int i = 0; i < 4_000; i++) {
            var some = holders.draw(5, chance);
            assertThat(some).hasSize(5).doesNotHaveDuplicates();
            some.forEach(peer -> drawn.merge(peer, 1, Integer::sum));
        }

        assertThat(drawn).hasSize(20);
        assertThat(drawn.values()).allSatisfy(times -> assertThat(times).isBetween(850, 1_150));
    }
}
