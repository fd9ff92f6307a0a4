package p4.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.model.PeerEndpoint;
import p4.overlay.OverlayWorld.Member;

class MembershipTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 29, 37, 63, 89, 91, 112, 138})
    void whoStartAtTheSameMomentKnowEachOtherBeforeTheFirstRound(long seed) {
        var world = new OverlayWorld(seed);
        Member first = world.add("10.0.0.1", List.of());
        Member second = world.add("10.0.1.1", List.of(first.endpoint()));
        Member third = world.add("10.0.2.1", List.of(second.endpoint()));

        world.members.forEach(world::start);
        world.timeline.advance(Duration.ofSeconds(8));

        assertThat(world.members)
                .allSatisfy(member -> assertThat(world.peers(member))
                        .extracting(Contact::id)
                        .hasSize(2)
                        .isSubsetOf(first.id(), second.id(), third.id()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 2})
    void whoIsEarlierThanTheOneItJoinsTriesAgainSoon(long seed) {
        var world = new OverlayWorld(seed);
        Member early =
                world.add("10.0.0.1", List.of(new PeerEndpoint("10.0.1.1", OverlayWorld.PORT)));
        world.start(early);
        world.timeline.advance(Duration.ofSeconds(5));

        Member late = world.add("10.0.1.1", List.of());
        world.start(late);
        world.timeline.advance(Duration.ofSeconds(8));

        assertThat(world.peers(early)).extracting(Contact::id).containsExactly(late.id());
    }
}
