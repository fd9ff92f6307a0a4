package p4.sim.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.time.Alarm;

class EventQueueTest {

    private final EventQueue queue = new EventQueue();

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    /** What should come, in a queue anyone can read. */
    private record Due(long atNanos, long turn) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void tasksComeByTheirMomentAndTiesInTheirOrder(long seed) {
        var chance = new SplittableRandom(seed);
        var expected = new PriorityQueue<Due>(
                Comparator.comparingLong(Due::atNanos).thenComparingLong(Due::turn));
        var alarms = new ArrayList<Alarm>();
        var added = new ArrayList<Due>();
        var taken = new ArrayList<Due>();
        long reach = 1L << chance.nextInt(1, 62);
        long now = 0;

        for (int i = 0; i < 6_000; i++) {
            switch (chance.nextInt(i < 3_000 ? 4 : 7)) {
                case 0, 1, 2 -> {
                    var due = new Due(now + chance.nextLong(reach) % (Long.MAX_VALUE / 2), i);
                    alarms.add(queue.add(due.atNanos(), () -> taken.add(due)));
                    added.add(due);
                    expected.add(due);
                }
                case 3 -> {
                    if (added.isEmpty()) break;
                    int which = chance.nextInt(added.size());
                    alarms.get(which).cancel();
                    expected.remove(added.get(which));
                }
                default -> {
                    long next = queue.nextNanos();
                    if (expected.isEmpty()) {
                        assertThat(next).isEqualTo(Long.MAX_VALUE);
                        break;
                    }
                    assertThat(next).isEqualTo(expected.element().atNanos());
                    queue.take().run();
                    now = next;
                    assertThat(taken).last().isEqualTo(expected.remove());
                }
            }
            assertThat(queue.size()).isEqualTo(expected.size());
        }
        while (!expected.isEmpty()) {
            assertThat(queue.nextNanos()).isEqualTo(expected.element().atNanos());
            queue.take().run();
            assertThat(taken).last().isEqualTo(expected.remove());
        }
        assertThat(queue.nextNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void oneAddedWhileOthersOfItsMillisecondAreTakenComesInItsTurn() {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) queue.add(5_000_000_000L + i, () -> taken.add("one"));
        queue.nextNanos();
        queue.take().run();

        queue.add(5_000_000_001L, () -> taken.add("late"));
        queue.take().run();
        queue.nextNanos();
        queue.take().run();

        assertThat(taken).containsExactly("one", "one", "late");
    }

    @Test
    void whatIsCalledOffNeitherComesNorCounts() {
        var alarms = new ArrayList<Alarm>();
        for (int i = 0; i < 10_000; i++) {
            alarms.add(queue.add(1 + i * 1_000_000_000L, () -> {}));
        }

        alarms.subList(1, 10_000).forEach(Alarm::cancel);
        alarms.get(5_000).cancel();

        assertThat(queue.size()).isOne();
        assertThat(queue.nextNanos()).isOne();
        queue.take().run();
        assertThat(queue.nextNanos()).isEqualTo(Long.MAX_VALUE);
    }
}
