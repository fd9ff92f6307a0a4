package p4.control;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.control.Conversation.GOOD;
import static p4.control.Conversation.PORT;
import static p4.control.Conversation.announce;
import static p4.control.Conversation.file;
import static p4.control.Conversation.identity;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import p4.account.AdmissionGate;
import p4.account.SharedSecret;
import p4.control.ControlReply.Announced;
import p4.control.ControlReply.Disconnected;
import p4.control.ControlReply.Found;
import p4.control.ControlReply.Listing;
import p4.control.ControlReply.Noted;
import p4.control.ControlReply.Offer;
import p4.control.ControlReply.Placed;
import p4.control.ControlReply.Published;
import p4.control.ControlReply.Refused;
import p4.control.ControlReply.Renewed;
import p4.control.ControlReply.Verified;
import p4.control.ControlRequest.Announce;
import p4.control.ControlRequest.Disconnect;
import p4.control.ControlRequest.Heartbeat;
import p4.control.ControlRequest.ListFiles;
import p4.control.ControlRequest.Locate;
import p4.control.ControlRequest.Place;
import p4.control.ControlRequest.Publish;
import p4.control.ControlRequest.PublishDelta;
import p4.control.ControlRequest.Report;
import p4.control.ControlRequest.Search;
import p4.control.ControlRequest.Verify;
import p4.model.ContentHash;
import p4.model.Credentials;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.Ticket;
import p4.model.TicketKey;
import p4.model.TicketUse;
import p4.model.Token;
import p4.model.TreeDelta;
import p4.time.ManualTimeline;
import p4.time.Timeline;
import p4.tracker.RandomHandout;
import p4.tracker.Rate;
import p4.tracker.TimelineHandler;
import p4.tracker.Tracker;
import p4.tracker.TrackerLimits;
import p4.tracker.TrackerObserver;
import p4.tracker.TrackerSettings;

/**
 * What a peer may expect of its tracker, whatever carries the messages between them.
 *
 * <p>The tracker behind is a real one, on a timeline that only {@link #advance} moves.
 */
@Timeout(30)
public abstract class ControlPlaneContract {

    private static final FileManifest POEM = file("poems/ode.txt", "joy");
    private static final FileManifest PLAY = file("plays/faust.txt", "alas");
    private static final TrackerSettings SETTINGS = new TrackerSettings(
            Duration.ofSeconds(30), Duration.ofSeconds(9), 2, Duration.ofSeconds(20), false, true);

    private final ManualTimeline timeline = new ManualTimeline();
    private Tracker tracker;
    private Conversation say;

    /**
     * Connects a peer at 127.0.0.1 to the tracker behind {@code handler}.
     *
     * <p>The handler answers once the contract runs what waits on {@code timeline}, which it does
     * while it waits for an answer. Called once or twice a test.
     */
    protected abstract ControlPlane connect(ControlHandler handler, Timeline timeline);

    @BeforeEach
    final void startTheTracker() {
        startTheTracker(TrackerLimits.laboratory());
    }

    @AfterEach
    final void stopTheTracker() {
        tracker.stop();
    }

    @Test
    void anAnnounceIsAnsweredWithALeaseOfThatName() {
        Announced announced = say.ask(announce("alice"), Announced.class);

        assertThat(announced.peer()).isEqualTo(new PeerId("alice"));
        assertThat(announced.lease()).isEqualTo(SETTINGS.lease());
        assertThat(announced.heartbeat()).isBetween(Duration.ofMillis(8_100), SETTINGS.heartbeat());
        assertThat(announced.observedHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void aPublishedTreeIsListedWithItsFolders() {
        Announced alice = say.join("alice");

        Published published =
                say.ask(new Publish(alice.token(), tree(POEM, PLAY)), Published.class);

        assertThat(published).isEqualTo(new Published(2, POEM.size() + PLAY.size()));
        assertThat(listing(alice, Optional.empty(), Optional.empty(), 10))
                .isEqualTo(new Listing(tree(POEM, PLAY), Optional.empty()));
        assertThat(listing(alice, Optional.of(new FilePath("plays")), Optional.empty(), 10)
                        .tree())
                .isEqualTo(tree(PLAY));
    }

    @Test
    void aDeltaChangesWhatIsOffered() {
        Announced alice = say.join("alice", POEM);
        var delta = new TreeDelta(List.of(PLAY), List.of(POEM.path()));

        Published published = say.ask(new PublishDelta(alice.token(), delta), Published.class);

        assertThat(published.files()).isEqualTo(1);
        assertThat(listing(alice, Optional.empty(), Optional.empty(), 10).tree())
                .isEqualTo(tree(PLAY));
    }

    @Test
    void aListingGoesOnAfterTheLastFileOfAPage() {
        Announced alice = say.join("alice", POEM, PLAY);

        Listing first = listing(alice, Optional.empty(), Optional.empty(), 1);
        Listing second = listing(alice, Optional.empty(), first.next(), 1);

        assertThat(first).isEqualTo(new Listing(tree(PLAY), Optional.of(PLAY.path())));
        assertThat(second).isEqualTo(new Listing(tree(POEM), Optional.empty()));
    }

    @Test
    void aHeartbeatKeepsALeaseAlive() {
        Announced alice = say.join("alice", POEM);
        Announced bob = say.join("bob");

        for (int i = 0; i < 10; i++) {
            advance(Duration.ofSeconds(9));
            say.ask(new Heartbeat(alice.token()), Renewed.class);
            say.ask(new Heartbeat(bob.token()), Renewed.class);
        }

        assertThat(say.holders(bob, "poems/ode.txt")).containsExactly("alice");
    }

    @Test
    void aSearchFindsAPartOfThePathWhateverItsCase() {
        Announced alice = say.join("alice", POEM, PLAY);

        Found found = say.ask(new Search(alice.token(), "FAUST", 10), Found.class);

        assertThat(found).isEqualTo(new Found(List.of(PLAY), false));
    }

    @Test
    void aSearchWithAStarIsAGlobOverTheWholePath() {
        Announced alice = say.join("alice", POEM, PLAY);

        Found found = say.ask(new Search(alice.token(), "*/*.txt", 1), Found.class);

        assertThat(found).isEqualTo(new Found(List.of(PLAY), true));
    }

    @Test
    void aFileIsLocatedAtItsHolderWithATicketForTheAsker() {
        Announced alice = say.join("alice", POEM);
        Announced bob = say.join("bob");

        var located = say.locate(bob, "poems/ode.txt");

        Offer offer = located.holders().get(0);
        assertThat(located.manifest()).isEqualTo(POEM);
        assertThat(offer.endpoint()).isEqualTo(new PeerEndpoint("127.0.0.1", PORT));
        assertThat(alice.ticketKey().signed(offer.ticket())).isTrue();
        assertThat(offer.ticket().claims().requester()).isEqualTo(bob.peer());
        assertThat(offer.ticket().claims().use()).isEqualTo(TicketUse.FETCH);
    }

    @Test
    void aFileIsPlacedAtAPeerThatLacksIt() {
        Announced alice = say.join("alice", POEM);
        Announced bob = say.join("bob");
        say.join("carol", POEM);

        Placed placed = say.ask(new Place(alice.token(), POEM, 3), Placed.class);

        Offer offer = placed.takers().get(0);
        assertThat(placed.takers()).hasSize(1);
        assertThat(offer.peer()).isEqualTo(bob.peer());
        assertThat(offer.ticket().claims().use()).isEqualTo(TicketUse.STORE);
    }

    @Test
    void aHolderIsToldWhoseTicketItWasShown() {
        Announced alice = say.join("alice", POEM);
        Announced bob = say.join("bob");
        Ticket ticket = ticketOf(bob);

        Verified verified = say.ask(new Verify(alice.token(), ticket), Verified.class);

        assertThat(verified.requester()).isEqualTo(bob.peer());
    }

    @Test
    void aHolderThatWasReportedIsHandedOutLast() {
        say.join("alice", POEM);
        say.join("bob", POEM);
        Announced carol = say.join("carol");

        say.ask(
                new Report(carol.token(), new PeerId("alice"), POEM.hash(), Complaint.WRONG_BYTES),
                Noted.class);

        assertThat(Collections.nCopies(20, "poems/ode.txt"))
                .allSatisfy(path ->
                        assertThat(say.holders(carol, path)).containsExactly("bob", "alice"));
    }

    @Test
    void whoDisconnectsIsGoneWithItsFiles() {
        Announced alice = say.join("alice", POEM);
        Announced bob = say.join("bob");

        say.ask(new Disconnect(alice.token()), Disconnected.class);

        assertThat(listing(bob, Optional.empty(), Optional.empty(), 10).tree().fileCount())
                .isZero();
        assertThat(say.refusal(new Heartbeat(alice.token()))).isEqualTo(Refusal.STALE_TOKEN);
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalReachesThePeer(Refusal why) {
        ControlRequest provocation = provoke(why);

        Refused refused = say.ask(provocation, Refused.class);

        assertThat(refused.why()).isEqualTo(why);
        assertThat(refused.detail()).isNotBlank();
        boolean later = why == Refusal.TOO_MANY || why == Refusal.DRAINING;
        assertThat(refused.retryAfter().isPresent()).isEqualTo(later);
    }

    /** Moves the tracker's time on. */
    private void advance(Duration step) {
        timeline.advance(step);
    }

    private ControlRequest provoke(Refusal why) {
        return switch (why) {
            case MALFORMED -> new Search(say.join("alice").token(), "[", 1);
            case BAD_CREDENTIALS -> aliceWith(Credentials.shared("guess"), Optional.empty());
            case STALE_TOKEN -> new Heartbeat(Token.draw(new SplittableRandom(1)));
            case TICKET_FORGED -> forged();
            case TICKET_EXPIRED -> expired();
            case TICKET_REPLAYED -> replayed();
            case ADDRESS_FORBIDDEN -> aliceWith(GOOD, Optional.of("203.0.113.9"));
            case NO_SUCH_FILE -> locate(say.join("alice"), PLAY);
            case NO_TAKER -> new Place(say.join("alice").token(), POEM, 1);
            case NAME_TAKEN -> taken();
            case CONFLICT -> unpublished();
            case TOO_LARGE -> tooLarge();
            case TOO_MANY -> tooMany();
            case DRAINING -> draining();
        };
    }

    private ControlRequest forged() {
        Announced alice = say.join("alice", POEM);
        var claims = ticketOf(say.join("bob")).claims();
        var ownKey = new TicketKey("ab".repeat(32));
        return new Verify(alice.token(), ownKey.sign(claims));
    }

    private ControlRequest expired() {
        Announced alice = say.join("alice", POEM);
        Ticket ticket = ticketOf(say.join("bob"));
        advance(SETTINGS.ticketLife());
        return new Verify(alice.token(), ticket);
    }

    private ControlRequest replayed() {
        var verify = new Verify(say.join("alice", POEM).token(), ticketOf(say.join("bob")));
        say.ask(verify, Verified.class);
        return verify;
    }

    private ControlRequest taken() {
        say.join("alice");
        return new Announce(
                new PeerId("alice"),
                identity("mallory"),
                GOOD,
                OptionalInt.of(PORT),
                Optional.empty());
    }

    private ControlRequest unpublished() {
        Announced alice = say.ask(announce("alice"), Announced.class);
        return new PublishDelta(alice.token(), new TreeDelta(List.of(POEM), List.of()));
    }

    private ControlRequest tooLarge() {
        startTheTracker(TrackerLimits.laboratory().with(new TrackerLimits.Quota(9, 1, 1_000, 9)));
        return new Publish(say.join("alice").token(), tree(POEM, PLAY));
    }

    private ControlRequest tooMany() {
        var one = new Rate(1, 2);
        startTheTracker(TrackerLimits.laboratory()
                .with(new TrackerLimits.Pace(one, one, new Rate(9, 9), new Rate(9, 9))));
        Announced alice = say.join("alice", POEM);
        say.ask(new Search(alice.token(), "ode", 1), Found.class);
        return new Search(alice.token(), "ode", 1);
    }

    private ControlRequest draining() {
        Announced alice = say.join("alice");
        tracker.drain();
        return new Heartbeat(alice.token());
    }

    private void startTheTracker(TrackerLimits limits) {
        tracker = new Tracker(
                SETTINGS,
                limits,
                new RandomHandout(),
                new TicketKey("0f".repeat(32)),
                new SplittableRandom(7),
                timeline,
                TrackerObserver.NONE);
        tracker.start();
        var gate = new AdmissionGate(
                new SharedSecret(GOOD.secret()),
                new TimelineHandler(tracker, timeline),
                Runnable::run,
                8);
        ControlPlane plane = connect(gate, timeline);
        say = new Conversation(request -> timeline.await(plane.ask(request)));
    }

    private Ticket ticketOf(Announced requester) {
        return say.locate(requester, POEM.path().value()).holders().get(0).ticket();
    }

    private Listing listing(
            Announced asker, Optional<FilePath> folder, Optional<FilePath> after, int limit) {
        return say.ask(new ListFiles(asker.token(), folder, after, limit), Listing.class);
    }

    private static ControlRequest locate(Announced asker, FileManifest file) {
        return new Locate(asker.token(), file.path(), Optional.<ContentHash>empty());
    }

    private static ControlRequest aliceWith(Credentials credentials, Optional<String> host) {
        return new Announce(
                new PeerId("alice"), identity("alice"), credentials, OptionalInt.of(PORT), host);
    }

    private static FileTree tree(FileManifest... files) {
        return FileTree.of(List.of(files));
    }
}
