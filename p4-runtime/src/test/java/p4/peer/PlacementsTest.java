package p4.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import p4.control.ControlRequest.Place;
import p4.control.ControlRequest.PublishDelta;

/** An upload goes to who said that it takes it, and nobody else is asked. */
class PlacementsTest {

    private final World world = new World();

    private static CompletionStage<List<PeerCommands.Holder>> put(World.Node from, String text) {
        var order = new PeerCommands.Put(World.path(text), 1);
        return from.peer().put(order, PeerCommands.Progress.NONE);
    }

    private static CommandFailed.Kind kind(Throwable failure) {
        assertThat(failure).isInstanceOf(CommandFailed.class);
        return ((CommandFailed) failure).kind();
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

        assertThat(kind(failed)).isEqualTo(CommandFailed.Kind.NOT_FOUND);
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

        assertThat(kind(failed)).isEqualTo(CommandFailed.Kind.NOT_FOUND);
        assertThat(bob.told(PeerEvent.ServeRefused.class)).isEmpty();
        assertThat(world.asked(PublishDelta.class))
                .last()
                .satisfies(delta -> assertThat(delta.room()).hasValue(7));
    }
}
