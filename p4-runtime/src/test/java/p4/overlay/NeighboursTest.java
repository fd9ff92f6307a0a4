package p4.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import p4.model.PeerEndpoint;

class NeighboursTest {

    private static final OverlayLimits.Peers LIMITS = OverlayLimits.DEFAULT.peers();
    private static final NodeId SELF = new NodeId(0, 1);

    private final SplittableRandom chance = new SplittableRandom(3);
    private final Neighbours neighbours = new Neighbours(SELF, LIMITS, chance);

    @Test
    void theListNeverOutgrowsItsBound() {
        for (int i = 0; i < 500; i++) neighbours.add(peer("10." + i / 200 + "." + i % 200 + ".7"));

        assertThat(neighbours.all()).hasSize(LIMITS.neighbours());
    }

    @Test
    void anAttackerWithOneNetworkGetsNoMoreThanItsShare() {
        List<Contact> honest = fill("10.0", 20);

        for (int i = 0; i < 10_000; i++) neighbours.add(peer("203.0.113." + (i % 250 + 1)));

        assertThat(neighbours.all()).containsAll(honest);
        assertThat(neighbours.all()).hasSize(honest.size() + LIMITS.perPrefix());
    }

    @Test
    void anAttackerWithManyNetworksNeverGetsMoreThanTheYoungerHalf() {
        List<Contact> honest = fill("10.0", LIMITS.neighbours());

        for (int i = 0; i < 10_000; i++) {
            neighbours.add(peer("198." + i / 250 % 250 + "." + i % 250 + ".1"));
        }

        assertThat(neighbours.all()).containsAll(honest.subList(0, LIMITS.neighbours() / 2));
    }

    @Test
    void whoIsSilentGoesBeforeWhoIsWell() {
        List<Contact> honest = fill("10.0", LIMITS.neighbours());
        Contact silent = honest.get(0);

        boolean dropped = neighbours.missed(silent.id());
        List<Contact> gone = neighbours.add(peer("10.1.1.1"));

        assertThat(dropped).isFalse();
        assertThat(gone).containsExactly(silent);
    }

    @Test
    void whoIsSilentTwiceIsDroppedAndWhoAnswersInBetweenIsNot() {
        List<Contact> some = fill("10.0", 2);

        neighbours.missed(some.get(0).id());
        neighbours.missed(some.get(1).id());
        assertThat(neighbours.live()).isEmpty();
        neighbours.heard(some.get(1).id());

        assertThat(neighbours.missed(some.get(0).id())).isTrue();
        assertThat(neighbours.missed(some.get(1).id())).isFalse();
        assertThat(neighbours.all()).containsExactly(some.get(1));
    }

    @Test
    void aRestartedPeerTakesThePlaceOfItsFormerSelf() {
        Contact before = peer("10.0.0.1");
        var after = new Contact(NodeId.draw(chance), before.endpoint());
        neighbours.add(before);

        List<Contact> gone = neighbours.add(after);

        assertThat(gone).containsExactly(before);
        assertThat(neighbours.all()).containsExactly(after);
    }

    @Test
    void nobodyIsItsOwnNeighbour() {
        assertThat(neighbours.wouldAdd(new Contact(SELF, endpoint("10.0.0.1")))).isFalse();
    }

    @Test
    void peersOfThisMachineAreNoCrowd() {
        for (int port = 1; port <= 20; port++) {
            neighbours.add(new Contact(NodeId.draw(chance), new PeerEndpoint("127.0.0.1", port)));
        }

        assertThat(neighbours.all()).hasSize(20);
    }

    @Test
    void aDrawLeavesOutWhomItIsTold() {
        List<Contact> some = fill("10.0", 10);

        List<Contact> drawn = neighbours.draw(9, List.of(some.get(4).id()));

        assertThat(drawn).hasSize(9).doesNotContain(some.get(4)).doesNotHaveDuplicates();
        assertThat(neighbours.draw(3, List.of())).hasSize(3);
    }

    private List<Contact> fill(String net, int count) {
        List<Contact> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Contact peer = peer(net + "." + i + ".1");
            assertThat(neighbours.add(peer)).isEmpty();
            all.add(peer);
        }
        return all;
    }

    private Contact peer(String host) {
        return new Contact(NodeId.draw(chance), endpoint(host));
    }

    private static PeerEndpoint endpoint(String host) {
        return new PeerEndpoint(host, 9_000);
    }
}
