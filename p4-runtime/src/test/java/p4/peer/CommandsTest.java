package p4.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import p4.control.ControlReply;
import p4.control.Refusal;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.transfer.OpenFile;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRequest;

/** What a peer tells its owner, and does when he says so. */
class CommandsTest {

    private static final PeerId ALICE = new PeerId("alice");

    private final World world = new World();

    @Test
    void everythingCanBeListedFoundAndLocated() {
        world.join("alice", "ode", "elegy");
        World.Node bob = world.join("bob");

        var all = world.await(bob.peer().list(Optional.empty()));
        var none = world.await(bob.peer().list(Optional.of(new FilePath("elsewhere"))));
        var found = world.await(bob.peer().find("OD"));
        var where = world.await(bob.peer().where(World.path("ode")));

        assertThat(all.fileCount()).isEqualTo(2);
        assertThat(none.fileCount()).isZero();
        assertThat(found).extracting(FileManifest::path).containsExactly(World.path("ode"));
        assertThat(where.holders()).extracting(PeerCommands.Holder::peer).containsExactly(ALICE);
    }

    @Test
    void statusTellsWhatThePeerIsAndDid() {
        World.Node alice = world.join("alice", "ode to joy");
        World.Node bob = world.join("bob");
        world.await(world.get(bob, "ode to joy"));
        world.timeline.advance(Duration.ofSeconds(2));

        PeerStatus status = world.await(alice.peer().status());

        assertThat(status.peer()).isEqualTo(ALICE);
        assertThat(status.endpoint()).contains(alice.endpoint());
        assertThat(status.bytesServed()).isEqualTo(10);
        assertThat(status.filesOffered()).isEqualTo(1);
        assertThat(status.leaseLeft())
                .hasValueSatisfying(left -> assertThat(left).isLessThan(World.LEASE));
    }

    @Test
    void whoIsLoggedOutServesNobody() {
        World.Node alice = world.join("alice", "ode");
        world.join("bob");
        ControlReply.Located located = world.located("bob", "ode");

        world.await(alice.peer().logout());
        CompletionStage<OpenFile> asked = alice.peer()
                .uploads()
                .fetch(TransferRequest.Fetch.whole(
                        located.manifest(), located.holders().get(0).ticket()));

        assertThat(world.refusal(asked)).isEqualTo(TransferRefusal.UNAVAILABLE);
        assertThat(world.await(alice.peer().status()).leaseLeft()).isEmpty();
    }

    @Test
    void aPeerWithoutAPortOffersNothing() {
        world.join("alice", "ode");
        World.Node ghost = world.join("ghost", World::portless);

        world.await(world.get(ghost, "ode"));

        assertThat(world.await(ghost.peer().status()).endpoint()).isEmpty();
    }

    @Test
    void whoIsNotOnTheNetworkFailsAfterAWhileWithTheReason() {
        World.Node bob = world.node("bob", settings -> settings);
        world.answerInstead =
                Optional.of(ControlReply.Refused.because(Refusal.BAD_CREDENTIALS, "wrong secret"));
        bob.peer().start();

        CompletionStage<PeerCommands.Fetched> fetched = world.get(bob, "ode");
        world.timeline.advance(Duration.ofSeconds(11));

        assertThat(World.kind(world.failure(fetched))).isEqualTo(CommandFailed.Kind.UNAUTHORIZED);
    }

    @Test
    void aCommandOutlivesATrackerThatForgotEverything() {
        world.join("alice", "ode");
        World.Node bob = world.join("bob");
        world.tracker = world.freshTracker();
        world.join("carol", "ode");

        world.await(world.get(bob, "ode"));

        World.hasText(bob, "ode");
    }
}
