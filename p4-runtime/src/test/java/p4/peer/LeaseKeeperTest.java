package p4.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.control.ControlReply;
import p4.control.ControlRequest.Announce;
import p4.control.ControlRequest.Disconnect;
import p4.control.ControlRequest.Heartbeat;
import p4.control.NoAnswer;
import p4.control.Refusal;
import p4.model.FileManifest;
import p4.model.FileTree;
import p4.time.Alarm;

class LeaseKeeperTest {

    private final World world = new World();

    @Test
    void aPeerThatStartsIsRegisteredWithItsFiles() {
        World.Node alice = world.join("alice", "ode", "elegy");

        assertThat(world.registered()).containsExactly("alice");
        assertThat(world.offer(alice).files())
                .extracting(FileManifest::path)
                .containsExactly(World.path("elegy"), World.path("ode"));
        assertThat(alice.told(PeerEvent.Announced.class)).hasSize(1);
    }

    @Test
    void heartbeatsKeepTheLeaseForHours() {
        world.join("alice", "ode");

        world.timeline.advance(Duration.ofHours(3));

        assertThat(world.registered()).containsExactly("alice");
        assertThat(world.asked(Announce.class)).hasSize(1);
        assertThat(world.asked(Heartbeat.class)).hasSizeGreaterThan(3 * 3600 / 10);
    }

    @Test
    void aTrackerThatForgotEverythingIsWholeWithinOneHeartbeat() {
        World.Node alice = world.join("alice", "ode");
        world.join("bob");

        world.tracker = world.freshTracker();
        world.timeline.advance(World.HEARTBEAT);

        assertThat(world.registered()).containsExactly("alice", "bob");
        assertThat(world.offer(alice).fileCount()).isEqualTo(1);
        assertThat(alice.told(PeerEvent.LeaseLost.class)).hasSize(1);
    }

    @Test
    void aSilentTrackerIsAskedEverMoreRarelyButForEver() {
        World.Node alice = world.node("alice", settings -> settings);
        world.cut = true;
        alice.peer().start();

        world.timeline.advance(Duration.ofSeconds(10));
        int early = world.asked(Announce.class).size();
        world.timeline.advance(Duration.ofHours(1));
        int late = world.asked(Announce.class).size() - early;
        world.cut = false;
        world.timeline.advance(Duration.ofMinutes(1));

        assertThat(early).isBetween(4, 12);
        assertThat(late).isBetween(100, 260);
        assertThat(world.registered()).containsExactly("alice");
        assertThat(alice.told(PeerEvent.TrackerSilent.class)).hasSize(early + late);
    }

    @Test
    void anOutageShorterThanTheLeaseCostsNothing() {
        World.Node alice = world.join("alice", "ode");

        world.cut = true;
        world.timeline.advance(Duration.ofSeconds(18));
        world.cut = false;
        world.timeline.advance(Duration.ofSeconds(11));

        assertThat(world.registered()).containsExactly("alice");
        assertThat(alice.told(PeerEvent.LeaseLost.class)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("p4.peer.World#seeds")
    void anOutageThatEndsOneSecondBeforeTheLeaseCostsNothing(long seed) {
        World.Node alice = world.node("alice", settings -> settings, seed);
        world.await(alice.peer().start());
        world.cut = true;

        world.timeline.advance(World.LEASE.minusSeconds(1));
        world.cut = false;
        world.timeline.advance(World.LEASE);

        assertThat(world.registered()).containsExactly("alice");
        assertThat(alice.told(PeerEvent.LeaseLost.class)).isEmpty();
        assertThat(world.asked(Announce.class)).hasSize(1);
        assertThat(alice.told(PeerEvent.TrackerSilent.class)).hasSizeBetween(3, 14);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("p4.peer.World#seeds")
    void anOutageThatEndsSoonAfterTheLeaseCostsTwoHeartbeatsAtMost(long seed) {
        World.Node alice = world.node("alice", settings -> settings, seed);
        world.await(alice.peer().start());
        world.cut = true;

        world.timeline.advance(World.LEASE.plusSeconds(1));
        world.cut = false;
        world.timeline.advance(World.HEARTBEAT.multipliedBy(2));

        assertThat(world.registered()).containsExactly("alice");
    }

    @Test
    void aHeartbeatThatIsNeverAnsweredIsFollowedByAnother() {
        World.Node alice = world.join("alice", "ode");

        world.hanging = true;
        world.timeline.advance(World.HEARTBEAT);
        world.hanging = false;
        world.timeline.advance(World.LEASE);

        assertThat(world.registered()).containsExactly("alice");
        assertThat(alice.told(PeerEvent.LeaseLost.class)).isEmpty();
        assertThat(alice.told(PeerEvent.TrackerSilent.class))
                .containsExactly(new PeerEvent.TrackerSilent("Heartbeat"));
    }

    @Test
    void aHeartbeatThatIsAnsweredLateStillCounts() {
        World.Node alice = world.join("alice", "ode");
        world.hanging = true;
        world.timeline.advance(World.HEARTBEAT.multipliedBy(2));
        List<CompletableFuture<ControlReply>> late = List.copyOf(world.hung);

        late.get(0).complete(new ControlReply.Renewed(World.HEARTBEAT));
        world.timeline.runReady();
        Duration left = world.await(alice.peer().status()).leaseLeft().orElseThrow();

        assertThat(left).isBetween(Duration.ofSeconds(19), Duration.ofSeconds(22));
    }

    @Test
    void aHeartbeatThatFailsLateDoesNotKeepThePeerFromAnnouncingAnew() {
        World.Node alice = world.join("alice", "ode");
        world.hanging = true;
        world.timeline.advance(World.HEARTBEAT);
        world.hanging = false;
        world.tracker = world.freshTracker();
        world.answerInstead =
                Optional.of(ControlReply.Refused.because(Refusal.STALE_TOKEN, "announce again"));
        CompletionStage<FileTree> listed = alice.peer().list(Optional.empty());
        world.timeline.runReady();

        world.hung.get(0).completeExceptionally(new NoAnswer("tracker", "timed out"));
        world.answerInstead = Optional.empty();
        world.timeline.advance(Duration.ofSeconds(1));

        assertThat(world.registered()).containsExactly("alice");
        assertThat(world.await(listed).fileCount()).isEqualTo(1);
    }

    @Test
    void aRefusalThatNamesATimeIsObeyed() {
        World.Node alice = world.node("alice", settings -> settings);
        world.answerInstead = Optional.of(new ControlReply.Refused(
                Refusal.TOO_MANY, "later", Optional.of(Duration.ofSeconds(20))));
        alice.peer().start();
        world.timeline.runReady();

        world.answerInstead = Optional.empty();
        world.timeline.advance(Duration.ofSeconds(19));
        List<String> early = world.registered();
        world.timeline.advance(Duration.ofSeconds(1));

        assertThat(early).isEmpty();
        assertThat(world.registered()).containsExactly("alice");
        assertThat(alice.told(PeerEvent.AnnounceRefused.class))
                .containsExactly(new PeerEvent.AnnounceRefused(Refusal.TOO_MANY));
    }

    @Test
    void aHeartbeatThatIsPutOffIsSentAgain() {
        world.join("alice");
        world.answerInstead = Optional.of(new ControlReply.Refused(
                Refusal.DRAINING, "going down", Optional.of(Duration.ofSeconds(2))));
        world.timeline.advance(World.HEARTBEAT);

        world.answerInstead = Optional.empty();
        world.timeline.advance(Duration.ofSeconds(2));
        world.timeline.advance(Duration.ofSeconds(25));

        assertThat(world.registered()).containsExactly("alice");
        assertThat(world.asked(Announce.class)).hasSize(1);
    }

    @Test
    void whoLeavesIsGoneAtOnceAndStaysAway() {
        World.Node alice = world.join("alice", "ode");

        world.await(alice.peer().leave());
        int asked = world.asked.size();
        world.timeline.advance(Duration.ofHours(1));

        assertThat(world.registered()).isEmpty();
        assertThat(world.asked(Disconnect.class)).hasSize(1);
        assertThat(world.asked).hasSize(asked);
    }

    @Test
    void whoWaitsForALeaseIsForgottenWhenItGivesUp() {
        PeerSettings settings = World.settings("alice", 7_001);
        var keeper = new LeaseKeeper(
                settings,
                world.control(),
                new UploadQuota(settings),
                world.timeline,
                new SplittableRandom(1),
                PeerObserver.NONE);
        List<String> heard = new ArrayList<>();
        keeper.whenLeased(lease -> heard.add("patient"));
        Alarm impatient = keeper.whenLeased(lease -> heard.add("impatient"));

        impatient.cancel();
        world.await(keeper.start());

        assertThat(heard).containsExactly("patient");
    }

    @Test
    void leavingWaitsForNoTracker() {
        World.Node alice = world.join("alice");
        world.cut = true;

        world.await(alice.peer().leave());

        assertThat(world.asked(Disconnect.class)).hasSize(1);
    }

    @Test
    void aCrashSaysNothingAndTheLeaseTakesTheFilesWithIt() {
        World.Node alice = world.join("alice", "ode");

        alice.peer().crash();
        world.timeline.advance(World.LEASE.minusMillis(1));
        List<String> before = world.registered();
        world.timeline.advance(Duration.ofMillis(1));

        assertThat(before).containsExactly("alice");
        assertThat(world.registered()).isEmpty();
        assertThat(world.asked(Disconnect.class)).isEmpty();
    }

    @Test
    void aRestartedPeerTakesItsNameBack() {
        World.Node first = world.join("alice", "ode");
        first.peer().crash();

        World.Node second = world.join("alice", "elegy");

        assertThat(world.registered()).containsExactly("alice");
        assertThat(world.offer(second).fileCount()).isEqualTo(1);
    }
}
