package p4.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import p4.control.ControlRequest.Place;
import p4.control.ControlRequest.PublishDelta;
import p4.model.PeerId;

/** An upload goes to who said that it takes it, and nobody else is asked. */
class PlacementsTest {

    private final World world = new World();

    private static CompletionStage<List<PeerCommands.Holder>> put(World.Node from, String text) {
        var order = new PeerCommands.Put(World.path(text), 1);
        return from.peer().put(order, PeerCommands.Progress.NONE);
    }

    @Test
    void anUploadIsKeptByItsTakerAndOfferedFromThenOn() {
        World.Node alice = world.join("alice", "ode to joy");
        World.Node bob = world.join("bob");
        List<Long> progress = new ArrayList<>();

        List<PeerCommands.Holder> takers = world.await(alice.peer()
                .put(
                        new PeerCommands.Put(World.path("ode to joy"), 1),
                        (done, total) -> progress.add(done)));
        world.timeline.advance(Duration.ofSeconds(1));

        World.hasText(bob, "ode to joy");
        assertThat(takers).extracting(PeerCommands.Holder::peer).containsExactly(new PeerId("bob"));
        assertThat(progress).endsWith(10L);
        assertThat(world.offer(bob).fileCount()).isEqualTo(1);
        assertThat(bob.told(PeerEvent.Stored.class)).hasSize(1);
    }

    @Test
    void aTakerThatFailsIsPassedOver() {
        World.Node alice = world.join("alice", "ode");
        World.Node gone = world.join("gone");
        World.Node bob = world.join("bob");
        gone.peer().crash();
        world.network.unplug(gone.endpoint());

        world.await(alice.peer()
                .put(new PeerCommands.Put(World.path("ode"), 1), PeerCommands.Progress.NONE));

        World.hasText(bob, "ode");
    }

    @Test
    void whatThisPeerDoesNotOfferItCannotUpload() {
        World.Node alice = world.join("alice", "ode to joy");
        world.join("bob");

        Throwable notMine = world.failure(alice.peer()
                .put(new PeerCommands.Put(World.path("elegy"), 1), PeerCommands.Progress.NONE));

        assertThat(World.kind(notMine)).isEqualTo(CommandFailed.Kind.NOT_FOUND);
    }

    @Test
    void ofTwentyOneOnlyTheOneThatTakesUploadsIsAsked() {
        World.Node alice = world.join("alice", "ode");
        List<World.Node> misers = new ArrayList<>();
        for (int i = 0; i < 20; i++)
            misers.add(world.join("miser-" + i, World.taking(false, 1_000)));
        World.Node bob = world.join("bob");

        world.await(put(alice, "ode"));

        World.hasText(bob, "ode");
        assertThat(misers)
                .allSatisfy(miser ->
                        assertThat(miser.told(PeerEvent.ServeRefused.class)).isEmpty());
    }

    @Test
    void whereNobodyHasRoomNobodyIsAsked() {
        World.Node alice = world.join("alice", "ode to joy");
        World.Node small = world.join("small", World.taking(true, 9));

        Throwable failed = world.failure(put(alice, "ode to joy"));

        assertThat(World.kind(failed)).isEqualTo(CommandFailed.Kind.NOT_FOUND);
        assertThat(world.asked(Place.class)).hasSize(1);
        assertThat(small.told(PeerEvent.ServeRefused.class)).isEmpty();
    }

    @Test
    void whatWasTakenIsRoomNoMore() {
        World.Node alice = world.join("alice", "ode to joy", "an elegy");
        World.Node bob = world.join("bob", World.taking(true, 17));

        world.await(put(alice, "ode to joy"));
        world.timeline.advance(Duration.ofSeconds(1));
        Throwable failed = world.failure(put(alice, "an elegy"));

        assertThat(World.kind(failed)).isEqualTo(CommandFailed.Kind.NOT_FOUND);
        assertThat(bob.told(PeerEvent.ServeRefused.class)).isEmpty();
        assertThat(world.asked(PublishDelta.class))
                .last()
                .satisfies(delta -> assertThat(delta.room()).hasValue(7));
    }
}
