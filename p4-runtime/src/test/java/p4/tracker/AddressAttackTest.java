package p4.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.control.Conversation.GOOD;
import static p4.control.Conversation.announce;
import static p4.control.Conversation.file;
import static p4.control.Conversation.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.control.Challenge;
import p4.control.ControlReply.Announced;
import p4.control.ControlReply.Renewed;
import p4.control.ControlRequest.Announce;
import p4.control.ControlRequest.Heartbeat;
import p4.control.ControlRequest.Locate;
import p4.control.NoAnswer;
import p4.control.Refusal;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.model.PeerId;

/** Attacks with other people's addresses, and what comes of them. Source: threats, row 1. */
final class AddressAttackTest extends TrackerFixture {

    private static final FileManifest POEM = file("poems/ode.txt", "joy");
    private static final String VICTIM = "203.0.113.80";

    private final List<Challenge> dialed = new ArrayList<>();
    private final List<CompletableFuture<Boolean>> answers = new ArrayList<>();

    @Test
    void nobodyAnnouncesAnotherAddressThanTheTrackerSees() {
        Refusal refusal = say.refusal(announceAt(VICTIM));

        assertThat(refusal).isEqualTo(Refusal.ADDRESS_FORBIDDEN);
        assertThat(tracker.snapshot().peers()).isEmpty();
    }

    @Test
    void whoAnnouncesTheAddressTheTrackerSeesIsWelcome() {
        say.ask(announceAt(HOST), Announced.class);

        assertThat(endpoint()).contains(new PeerEndpoint(HOST, 7001));
    }

    @Test
    void anAddressIsTheSameInEveryNotation() {
        var host = "2606:4700:0:0:0:0:0:1111";

        from(host).ask(announceAt("2606:4700::1111"), Announced.class);

        assertThat(from(host).refusal(announceAt("2606:4700::1112")))
                .isEqualTo(Refusal.ADDRESS_FORBIDDEN);
    }

    @Test
    void anOperatorMayLetPeersAnnounceOtherPublicAddresses() {
        start(
                new TrackerSettings(LEASE, HEARTBEAT, 2, TICKET_LIFE, true, false),
                TrackerLimits.standard());

        say.ask(announceAt(VICTIM), Announced.class);

        assertThat(endpoint()).contains(new PeerEndpoint(VICTIM, 7001));
        assertThat(say.refusal(announceAt("169.254.169.254"))).isEqualTo(Refusal.ADDRESS_FORBIDDEN);
        assertThat(say.refusal(announceAt("intranet.example")))
                .isEqualTo(Refusal.ADDRESS_FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "[::1]",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "localhost",
                "2130706433",
                "127.1",
                "0177.0.0.1"
            })
    void anAddressThatIsNotPublicNeedsTheLab(String host) {
        assertThat(from(host).refusal(announce("alice"))).isEqualTo(Refusal.ADDRESS_FORBIDDEN);

        start(SETTINGS.inLab(), TrackerLimits.standard());

        from(host).ask(announce("alice"), Announced.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "223.255.255.254", "172.32.0.1", "2606:4700::1111"})
    void aPublicAddressIsWelcome(String host) {
        Announced announced = from(host).ask(announce("alice"), Announced.class);

        assertThat(announced.observedHost()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:2:3", "fe80::1%nosuch", "::gg"})
    void whatOnlyLooksLikeAnAddressIsNone(String host) {
        assertThat(IpAddress.parse(host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void aPortThatIsNoneIsMalformed(int port) {
        var announce = new Announce(
                new PeerId("alice"),
                identity("alice"),
                GOOD,
                OptionalInt.of(port),
                Optional.empty());

        assertThat(say.refusal(announce)).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void aPeerWithoutAPortMayBeAnywhereAndIsHandedToNobody() {
        var announce = new Announce(
                new PeerId("alice"),
                identity("alice"),
                GOOD,
                OptionalInt.empty(),
                Optional.empty());

        from("10.0.0.1").ask(announce, Announced.class);

        assertThat(endpoint()).isEmpty();
        assertThat(tracker.snapshot().peers().get(0).handedOut()).isFalse();
    }

    @Test
    void aPeerIsNotHandedOutBeforeItAnsweredAtItsAddress() {
        start(SETTINGS, TrackerLimits.standard(), this::dial);
        say.join("alice", POEM);
        Announced bob = say.ask(announce("bob"), Announced.class);
        assertThat(locate(bob)).isEqualTo(Refusal.NO_SUCH_FILE);

        answers.get(0).complete(true);
        timeline.runReady();

        assertThat(say.holders(bob, "poems/ode.txt")).containsExactly("alice");
    }

    @Test
    void onlyWhoHasTheKeyOfTheLeaseCanAnswer() {
        start(SETTINGS, TrackerLimits.standard(), this::dial);
        Announced alice = say.join("alice", POEM);
        Announced mallory = say.join("mallory");

        Challenge challenge = dialed.get(0);

        assertThat(challenge.peer()).isEqualTo(alice.peer());
        assertThat(challenge.isAnsweredBy(alice.ticketKey().proof(challenge.nonce())))
                .isTrue();
        assertThat(challenge.isAnsweredBy(mallory.ticketKey().proof(challenge.nonce())))
                .isFalse();
        assertThat(challenge.toString()).doesNotContain(alice.ticketKey().secret());
    }

    @Test
    void anAnnounceAloneDialsNobody() {
        start(SETTINGS, TrackerLimits.standard(), this::dial);

        say.ask(announce("alice"), Announced.class);

        assertThat(dialed).isEmpty();
    }

    @Test
    void whoDoesNotAnswerIsDialedAgainButNotOftenerThanOnceAHeartbeat() {
        start(SETTINGS, TrackerLimits.standard(), this::dial);
        Announced alice = say.join("alice", POEM);
        answers.get(0).completeExceptionally(new NoAnswer("alice", "silence"));
        for (int i = 0; i < 30; i++) say.ask(new Heartbeat(alice.token()), Renewed.class);
        assertThat(dialed).hasSize(1);

        timeline.advance(HEARTBEAT);
        say.ask(new Heartbeat(alice.token()), Renewed.class);

        assertThat(dialed).hasSize(2);
        answers.get(1).complete(false);
        timeline.runReady();
        assertThat(tracker.snapshot().peers().get(0).handedOut()).isFalse();
        assertThat(dialed.get(0).nonce()).isNotEqualTo(dialed.get(1).nonce());
    }

    @Test
    void anAnswerForALeaseThatIsOverProvesNothing() {
        start(SETTINGS, TrackerLimits.standard(), this::dial);
        say.join("alice", POEM);
        say.ask(announce("alice"), Announced.class);

        answers.get(0).complete(true);
        timeline.runReady();

        assertThat(tracker.snapshot().peers().get(0).handedOut()).isFalse();
    }

    private CompletionStage<Boolean> dial(PeerEndpoint endpoint, Challenge challenge) {
        assertThat(endpoint.host()).isEqualTo(HOST);
        dialed.add(challenge);
        answers.add(new CompletableFuture<>());
        return answers.get(answers.size() - 1);
    }

    private Refusal locate(Announced asker) {
        return say.refusal(new Locate(asker.token(), POEM.path(), Optional.empty()));
    }

    private Optional<PeerEndpoint> endpoint() {
        return tracker.snapshot().peer(new PeerId("alice")).orElseThrow().endpoint();
    }

    private static Announce announceAt(String host) {
        return new Announce(
                new PeerId("alice"),
                identity("alice"),
                GOOD,
                OptionalInt.of(7001),
                Optional.of(host));
    }
}
