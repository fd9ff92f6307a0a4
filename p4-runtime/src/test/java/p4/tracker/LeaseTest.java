package p4.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static p4.control.Conversation.announce;
import static p4.control.Conversation.file;
import static p4.control.Conversation.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import p4.control.Caller;
import p4.control.ControlReply;
import p4.control.ControlReply.Announced;
import p4.control.ControlReply.Disconnected;
import p4.control.ControlReply.Refused;
import p4.control.ControlReply.Renewed;
import p4.control.ControlRequest.Announce;
import p4.control.ControlRequest.Disconnect;
import p4.control.ControlRequest.Heartbeat;
import p4.control.ControlRequest.Publish;
import p4.control.Conversation;
import p4.control.Refusal;
import p4.model.FileManifest;
import p4.model.FileTree;
import p4.model.PeerId;
import p4.model.TicketKey;

/** What a tracker promises about leases: how long they live, and whose they are. */
final class LeaseTest extends TrackerFixture {

    private static final FileManifest POEM = file("poems/ode.txt", "joy");

    @ParameterizedTest
    @CsvSource({"27000, 9000, 2", "9000, 9000, 0", "1, 9000, 2"})
    void aLeaseNoLongerThanTheHeartbeatsThatMayBeMissedIsRefused(
            long lease, long heartbeat, int missed) {
        assertThatThrownBy(() -> new TrackerSettings(
                        Duration.ofMillis(lease),
                        Duration.ofMillis(heartbeat),
                        missed,
                        TICKET_LIFE,
                        false,
                        false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be longer than");
    }

    @ParameterizedTest
    @CsvSource({"0, 2, 1000", "1000, -1, 1000", "1000, 2, 0", "1000, 2, 60001"})
    void settingsThatMakeNoSenseAreRefused(long heartbeat, int missed, long ticketLife) {
        assertThatThrownBy(() -> new TrackerSettings(
                        Duration.ofHours(1),
                        Duration.ofMillis(heartbeat),
                        missed,
                        Duration.ofMillis(ticketLife),
                        false,
                        false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theStandardSettingsObeyTheLeaseLaw() {
        TrackerSettings standard = TrackerSettings.standard();

        TrackerSettings lab = standard.withLease(Duration.ofSeconds(6), Duration.ofMillis(1_500))
                .inLab();

        assertThat(standard.lease()).isEqualTo(Duration.ofSeconds(30));
        assertThat(lab.lab() && lab.anyAddress()).isTrue();
        assertThatThrownBy(() -> standard.withLease(Duration.ofSeconds(27), HEARTBEAT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLeaseOfThreeHeartbeatsSurvivesTwoThatAreMissed() {
        Announced alice = say.join("alice", POEM);
        Announced bob = say.join("bob");

        timeline.advance(HEARTBEAT.multipliedBy(3));
        say.ask(new Heartbeat(alice.token()), Renewed.class);
        say.ask(new Heartbeat(bob.token()), Renewed.class);
        timeline.advance(LEASE.minus(MILLI));

        assertThat(say.holders(bob, "poems/ode.txt")).containsExactly("alice");
    }

    @Test
    void aLeaseThatIsNotRenewedTakesItsFilesWithIt() {
        say.join("alice", POEM);
        timeline.advance(HEARTBEAT);
        Announced bob = say.join("bob");

        timeline.advance(LEASE.minus(HEARTBEAT));

        assertThat(tracker.snapshot().offers()).isZero();
        assertThat(tracker.snapshot().peer(bob.peer())).isPresent();
    }

    @Test
    void aLeaseIsSweptWithinASecondOfItsEndAlthoughNobodyAsks() {
        say.join("alice", POEM);
        Instant ends = timeline.instant().plus(LEASE);

        timeline.advance(LEASE.plusMillis(999));

        assertThat(events(TrackerEvent.Evicted.class))
                .containsExactly(new TrackerEvent.Evicted(new PeerId("alice"), ends));
    }

    @Test
    void theSweepGoesOnForAsLongAsThereAreLeases() {
        for (int i = 0; i < 20; i++) {
            say.join("peer" + i);
            timeline.advance(Duration.ofMillis(1_700));
        }

        timeline.advance(LEASE);

        assertThat(events(TrackerEvent.Evicted.class)).hasSize(20);
        assertThat(timeline.waiting()).isZero();
    }

    @Test
    void oneAlarmSweepsAnyNumberOfPeers() {
        for (int i = 0; i < 50; i++) say.join("peer" + i);

        assertThat(timeline.waiting()).isEqualTo(1);
    }

    @Test
    void aTrackerThatWasNotStartedStillServesNoDeadLease() {
        tracker.stop();
        tracker = new Tracker(
                SETTINGS,
                TrackerLimits.standard(),
                new LeastLoadedHandout(),
                new TicketKey("0f".repeat(32)),
                new SplittableRandom(7),
                timeline,
                TrackerObserver.NONE);
        Announced alice = say.join("alice", POEM);

        timeline.advance(LEASE);

        assertThat(timeline.waiting()).isZero();
        assertThat(say.refusal(new Heartbeat(alice.token()))).isEqualTo(Refusal.STALE_TOKEN);
    }

    @Test
    void aHeartbeatOnADeadLeaseDoesNotBringItBack() {
        Announced alice = say.join("alice", POEM);
        timeline.advance(LEASE);

        Refusal first = say.refusal(new Heartbeat(alice.token()));
        Refusal second = say.refusal(new Publish(alice.token(), FileTree.EMPTY));

        assertThat(first).isEqualTo(Refusal.STALE_TOKEN);
        assertThat(second).isEqualTo(Refusal.STALE_TOKEN);
        assertThat(tracker.snapshot().peers()).isEmpty();
    }

    @Test
    void heartbeatsAreJitteredDownwardsOnly() {
        Announced alice = say.join("alice");

        var pauses = Stream.generate(() -> say.ask(new Heartbeat(alice.token()), Renewed.class))
                .limit(200)
                .map(Renewed::heartbeat)
                .toList();

        assertThat(pauses)
                .allSatisfy(
                        pause -> assertThat(pause).isBetween(Duration.ofMillis(8_100), HEARTBEAT));
        assertThat(pauses.stream().distinct().count()).isGreaterThan(50);
    }

    @Test
    void anAnnounceWithTheSameIdentityTakesTheLeaseOverAndTheOldFilesAreGone() {
        Announced before = say.join("alice", POEM);

        Announced after = say.ask(announce("alice"), Announced.class);

        assertThat(say.refusal(new Heartbeat(before.token()))).isEqualTo(Refusal.STALE_TOKEN);
        say.ask(new Heartbeat(after.token()), Renewed.class);
        assertThat(tracker.snapshot().offers()).isZero();
        assertThat(events(TrackerEvent.Superseded.class)).hasSize(1);
        assertThat(events(TrackerEvent.Evicted.class)).isEmpty();
    }

    @Test
    void nobodyElseMayTakeANameThatIsLeased() {
        Announced alice = say.join("alice", POEM);

        Refusal refusal = from("203.0.113.5").refusal(impostor());

        assertThat(refusal).isEqualTo(Refusal.NAME_TAKEN);
        say.ask(new Heartbeat(alice.token()), Renewed.class);
        assertThat(tracker.snapshot().offers()).isEqualTo(1);
    }

    @Test
    void aNameIsFreeOnceItsLeaseHasEnded() {
        say.join("alice");

        timeline.advance(LEASE);

        say.ask(impostor(), Announced.class);
    }

    @Test
    void onlyTheOwnerOfATokenEndsItsLease() {
        Announced alice = say.join("alice", POEM);
        Announced mallory = say.join("mallory");

        say.ask(new Disconnect(mallory.token()), Disconnected.class);

        say.ask(new Heartbeat(alice.token()), Renewed.class);
        assertThat(tracker.snapshot().peer(mallory.peer())).isEmpty();
        assertThat(say.refusal(new Disconnect(mallory.token()))).isEqualTo(Refusal.STALE_TOKEN);
    }

    @Test
    void aTrackerThatIsFullSaysWhenTheNextLeaseEnds() {
        start(SETTINGS, TrackerLimits.standard().with(new TrackerLimits.Quota(1, 10, 1_000, 10)));
        say.join("alice");
        timeline.advance(Duration.ofSeconds(10));

        Refused refused = say.ask(announce("bob"), Refused.class);

        assertThat(refused.why()).isEqualTo(Refusal.TOO_MANY);
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(20));
        say.ask(announce("alice"), Announced.class);
    }

    private static Announce impostor() {
        return new Announce(
                new PeerId("alice"),
                identity("mallory"),
                Conversation.GOOD,
                OptionalInt.of(Conversation.PORT),
                Optional.empty());
    }

    @Test
    void aTokenIsGoodOnlyFromWhereItsPeerAnnounced() {
        Announced alice = say.join("alice");

        ControlReply stolen =
                tracker.handle(new Heartbeat(alice.token()), Caller.at("203.0.113.9"));
        ControlReply own = tracker.handle(new Heartbeat(alice.token()), Caller.at(HOST));

        assertThat(stolen)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(Refusal.STALE_TOKEN));
        assertThat(own).isInstanceOf(Renewed.class);
    }
}
