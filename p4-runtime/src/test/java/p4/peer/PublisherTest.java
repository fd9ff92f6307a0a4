package p4.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import p4.control.ControlReply;
import p4.control.ControlRequest.Publish;
import p4.control.ControlRequest.PublishDelta;
import p4.control.NoAnswer;
import p4.control.Refusal;
import p4.model.FileManifest;
import p4.model.FilePath;

class PublisherTest {

    private final World world = new World();

    @Test
    void aChangedFolderIsPublishedAsADelta() {
        World.Node alice = world.join("alice", "ode");

        alice.folder().put(World.path("elegy"), World.bytes("elegy"));
        alice.folder().remove(World.path("ode"));
        world.timeline.advance(Duration.ofSeconds(1));

        assertThat(world.offer(alice).files())
                .extracting(FileManifest::path)
                .containsExactly(World.path("elegy"));
        assertThat(world.asked(Publish.class)).hasSize(1);
        assertThat(world.asked(PublishDelta.class)).hasSize(1);
    }

    @Test
    void aBurstOfChangesIsPublishedOnce() {
        World.Node alice = world.join("alice");

        for (int i = 0; i < 50; i++) {
            alice.folder().put(new FilePath("burst-" + i), World.bytes("x" + i));
        }
        world.timeline.advance(Duration.ofSeconds(1));

        assertThat(world.offer(alice).fileCount()).isEqualTo(50);
        assertThat(world.asked(PublishDelta.class)).hasSize(1);
    }

    @Test
    void aDeltaThatDoesNotFitIsFollowedByTheWholeTree() {
        World.Node alice = world.join("alice", "ode");
        world.answerInstead = Optional.of(
                ControlReply.Refused.because(Refusal.CONFLICT, "publish the whole tree"));
        alice.folder().put(World.path("elegy"), World.bytes("elegy"));
        world.timeline.advance(Duration.ofSeconds(1));

        world.answerInstead = Optional.empty();
        world.timeline.advance(World.HEARTBEAT);

        assertThat(world.offer(alice).fileCount()).isEqualTo(2);
        assertThat(world.asked(Publish.class)).hasSizeGreaterThan(1);
    }

    @Test
    void anOfferTheTrackerRefusesIsToldAndTriedAgain() {
        World.Node alice = world.node("alice", settings -> settings);
        alice.folder().put(World.path("ode"), World.bytes("ode"));
        world.await(alice.peer().start());
        world.answerInstead =
                Optional.of(ControlReply.Refused.because(Refusal.TOO_LARGE, "too many files"));
        alice.folder().put(World.path("elegy"), World.bytes("elegy"));
        world.timeline.advance(Duration.ofSeconds(1));

        assertThat(alice.told(PeerEvent.OfferRefused.class))
                .containsExactly(new PeerEvent.OfferRefused(Refusal.TOO_LARGE, "too many files"));
    }

    @Test
    void aPublishThatWasLostIsMadeGoodByTheNextHeartbeat() {
        World.Node alice = world.join("alice", "ode");
        world.cut = true;
        alice.folder().put(World.path("elegy"), World.bytes("elegy"));
        world.timeline.advance(Duration.ofSeconds(1));

        world.cut = false;
        world.timeline.advance(World.HEARTBEAT);

        assertThat(world.offer(alice).fileCount()).isEqualTo(2);
    }

    @Test
    void aPublishThatWasLostIsSentAgainWordForWordBeforeWhatChangedSince() {
        World.Node alice = world.join("alice", "ode");
        world.hanging = true;
        alice.folder().put(World.path("elegy"), World.bytes("elegy"));
        world.timeline.advance(Duration.ofSeconds(1));
        world.hanging = false;
        alice.folder().remove(World.path("elegy"));
        world.timeline.advance(Duration.ofSeconds(1));

        world.hung.get(0).completeExceptionally(new NoAnswer("tracker", "timed out"));
        world.timeline.advance(World.HEARTBEAT);

        List<PublishDelta> deltas = world.asked(PublishDelta.class);
        assertThat(deltas).hasSize(3);
        assertThat(deltas.get(1)).isEqualTo(deltas.get(0));
        assertThat(deltas.get(2).delta().removed()).containsExactly(World.path("elegy"));
        assertThat(world.offer(alice).fileCount()).isEqualTo(1);
    }

    @Test
    void whatTheTrackerTookBeforeItRefusedMoreIsNotSentAgain() {
        World.Node alice = world.join("alice", "ode");
        world.answerInstead =
                Optional.of(ControlReply.Refused.because(Refusal.TOO_LARGE, "too many files"));
        alice.folder().put(World.path("elegy"), World.bytes("elegy"));
        world.timeline.advance(Duration.ofSeconds(1));

        world.answerInstead = Optional.empty();
        world.timeline.advance(World.HEARTBEAT);

        assertThat(world.asked(Publish.class)).hasSize(1);
        assertThat(world.offer(alice).fileCount()).isEqualTo(2);
    }

    @Test
    void anOfferThatDidNotChangeIsNotSentAgain() {
        World.Node alice = world.join("alice", "ode");

        alice.folder().put(World.path("ode"), World.bytes("ode"));
        world.timeline.advance(Duration.ofMinutes(5));

        assertThat(world.asked(Publish.class)).hasSize(1);
        assertThat(world.asked(PublishDelta.class)).isEmpty();
    }
}
