package p4.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.model.PeerId;
import p4.tracker.HandoutPolicy.Candidate;

/** What the orders of holders promise. */
final class HandoutPolicyTest {

    private static final List<Candidate> THREE =
            List.of(candidate("a", 5), candidate("b", 0), candidate("c", 5));

    @ParameterizedTest
    @MethodSource("policies")
    void everyHolderIsHandedOutOnce(HandoutPolicy policy) {
        List<Candidate> ordered = policy.order(THREE, new SplittableRandom(1));

        assertThat(ordered).containsExactlyInAnyOrderElementsOf(THREE);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void theSameChanceGivesTheSameOrder(HandoutPolicy policy) {
        List<Candidate> once = policy.order(THREE, new SplittableRandom(3));

        assertThat(policy.order(THREE, new SplittableRandom(3))).isEqualTo(once);
    }

    @Test
    void everyRandomOrderIsAboutAsLikely() {
        var chance = new SplittableRandom(5);

        Map<List<Candidate>, Long> orders = IntStream.range(0, 6_000)
                .mapToObj(i -> new RandomHandout().order(THREE, chance))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(orders).hasSize(6);
        assertThat(orders.values()).allSatisfy(times -> assertThat(times).isBetween(880L, 1_120L));
    }

    @Test
    void whoWasHandedOutLeastComesFirstAndEqualsInRandomOrder() {
        var chance = new SplittableRandom(5);

        List<List<Candidate>> orders = Stream.generate(
                        () -> new LeastLoadedHandout().order(THREE, chance))
                .limit(100)
                .toList();

        assertThat(orders).allSatisfy(order -> assertThat(order.get(0)).isEqualTo(THREE.get(1)));
        assertThat(orders.stream().map(order -> order.get(1)).distinct()).hasSize(2);
    }

    @Test
    void aLoadFadesAfterTwoSpans() {
        var span = Duration.ofSeconds(10);
        var loads = new Loads(span, 10);
        var holder = new PeerId("a");
        Instant now = Instant.EPOCH;
        loads.count(holder, now);
        loads.count(holder, now.plusSeconds(12));

        assertThat(loads.of(holder, now.plusSeconds(19))).isEqualTo(2);
        assertThat(loads.of(holder, now.plusSeconds(20))).isEqualTo(1);
        assertThat(loads.of(holder, now.plusSeconds(30))).isZero();
    }

    static Stream<HandoutPolicy> policies() {
        return Stream.of(new RandomHandout(), new LeastLoadedHandout());
    }

    private static Candidate candidate(String name, int load) {
        return new Candidate(new PeerId(name), load);
    }
}
