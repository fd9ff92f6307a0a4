package p4.sim.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DisturbedLinksTest {

    private static boolean passes(LinkRule rule, int from, int to, long nanos) {
        return rule.judge(new Packet(from, to, 1, Packet.Kind.SEGMENT), nanos)
                instanceof Verdict.Pass;
    }

    @Test
    void nothingCrossesBetweenIslandsAndBridgesReachEverybody() {
        var rule = new Partition(List.of(Set.of(1, 2), Set.of(3)), false);

        assertThat(passes(rule, 1, 2, 0)).isTrue();
        assertThat(passes(rule, 1, 3, 0)).isFalse();
        assertThat(passes(rule, 3, 2, 0)).isFalse();
        assertThat(passes(rule, 4, 1, 0)).isTrue();
        assertThat(passes(rule, 3, 4, 0)).isTrue();
    }

    @Test
    void oneWayOnlyWhatLeavesTheFirstIslandIsLost() {
        var rule = new Partition(List.of(Set.of(1), Set.of(2), Set.of(3)), true);

        assertThat(passes(rule, 1, 2, 0)).isFalse();
        assertThat(passes(rule, 2, 1, 0)).isTrue();
        assertThat(passes(rule, 2, 3, 0)).isTrue();
    }

    @Test
    void linksThatFlapAreDownFirstThenUpAndDownAgain() {
        var rule = new Flapping(Set.of(1), 10, 30);

        assertThat(passes(rule, 1, 2, 0)).isFalse();
        assertThat(passes(rule, 2, 1, 9)).isFalse();
        assertThat(passes(rule, 1, 2, 10)).isTrue();
        assertThat(passes(rule, 1, 2, 39)).isTrue();
        assertThat(passes(rule, 1, 2, 40)).isFalse();
        assertThat(passes(rule, 2, 3, 0)).isTrue();
    }

    @Test
    void aSlowNodeDealsLaterWithWhatReachesItAndSendsAsEver() {
        var rule = new Slowness(Set.of(1), 70, Bandwidth.UNLIMITED);

        assertThat(rule.judge(new Packet(2, 1, 1, Packet.Kind.SEGMENT), 0))
                .isEqualTo(new Verdict.Delay(70));
        assertThat(passes(rule, 1, 2, 0)).isTrue();
        assertThat(passes(rule, 2, 3, 0)).isTrue();
        assertThat(rule.limits()).isEmpty();
    }

    @Test
    void aSlowNodeMayBeNoFasterThanSoMuchWhichIsFeltBothWays() {
        var most = new Bandwidth(100, 1_000);
        var rule = new Slowness(Set.of(1), 0, most);

        assertThat(rule.limits()).isEqualTo(Map.of(1, most));
        assertThat(passes(rule, 1, 2, 0)).isFalse();
        assertThat(passes(rule, 2, 1, 0)).isFalse();
        assertThat(passes(rule, 2, 3, 0)).isTrue();
    }
}
