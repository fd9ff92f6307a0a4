package p4.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.control.Conversation.GOOD;
import static p4.control.Conversation.announce;
import static p4.control.Conversation.file;
import static p4.control.Conversation.identity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import p4.control.Complaint;
import p4.control.ControlReply.Announced;
import p4.control.ControlReply.Listing;
import p4.control.ControlReply.Noted;
import p4.control.ControlReply.Published;
import p4.control.ControlRequest.Announce;
import p4.control.ControlRequest.ListFiles;
import p4.control.ControlRequest.Place;
import p4.control.ControlRequest.Publish;
import p4.control.ControlRequest.PublishDelta;
import p4.control.ControlRequest.Report;
import p4.control.ControlRequest.Search;
import p4.control.Refusal;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerId;
import p4.model.TreeDelta;

/** Attacks on the index by what peers claim, and what comes of them. Source: threats, row 9. */
final class PoisoningAttackTest extends TrackerFixture {

    private static final FileManifest POEM = file("poems/ode.txt", "joy");
    private static final FileManifest FAKE = file("poems/ode.txt", "fake");

    @Test
    void aPeerThatOffersTooManyFilesIsRefusedAndKeepsItsOldOffer() {
        quota(new TrackerLimits.Quota(9, 2, 1_000, 9));
        Announced alice = say.join("alice", POEM);

        Refusal refusal = say.refusal(
                new Publish(alice.token(), tree(file("a", "a"), file("b", "b"), file("c", "c"))));

        assertThat(refusal).isEqualTo(Refusal.TOO_LARGE);
        assertThat(offered("alice")).isEqualTo(tree(POEM));
    }

    @Test
    void sizesThatAddUpToMoreThanALongHoldsAreTooMuch() {
        Announced alice = say.join("alice");
        ContentHash hash = POEM.hash();
        var huge = tree(
                new FileManifest(new FilePath("a"), Long.MAX_VALUE, hash),
                new FileManifest(new FilePath("b"), Long.MAX_VALUE, hash),
                new FileManifest(new FilePath("c"), 2, hash));

        assertThat(say.refusal(new Publish(alice.token(), huge))).isEqualTo(Refusal.TOO_LARGE);
    }

    @Test
    void aDeltaCannotGetAroundTheQuota() {
        quota(new TrackerLimits.Quota(9, 2, 1_000, 9));
        Announced alice = say.join("alice", POEM, file("a", "a"));
        var delta = new TreeDelta(List.of(file("b", "b")), List.of());

        assertThat(say.refusal(new PublishDelta(alice.token(), delta)))
                .isEqualTo(Refusal.TOO_LARGE);
    }

    @Test
    void allPeersTogetherCannotFloodTheIndex() {
        quota(new TrackerLimits.Quota(9, 2, 1_000, 3));
        say.join("alice", POEM, file("a", "a"));
        Announced bob = say.join("bob", POEM);

        Refusal refusal = say.refusal(new Publish(bob.token(), tree(POEM, file("b", "b"))));

        assertThat(refusal).isEqualTo(Refusal.TOO_LARGE);
        say.ask(new Publish(bob.token(), tree(file("b", "b"))), Published.class);
    }

    @Test
    void aDeltaThatMakesAFolderOfAFileIsAConflict() {
        Announced alice = say.join("alice", file("a", "a"));
        var delta = new TreeDelta(List.of(file("a/b", "b")), List.of());

        assertThat(say.refusal(new PublishDelta(alice.token(), delta))).isEqualTo(Refusal.CONFLICT);
    }

    @Test
    void whatAPeerWithoutAPortClaimsIsNotOffered() {
        var announce = new Announce(
                new PeerId("alice"),
                identity("alice"),
                GOOD,
                OptionalInt.empty(),
                Optional.empty());
        Announced alice = say.ask(announce, Announced.class);

        Published published = say.ask(new Publish(alice.token(), tree(POEM)), Published.class);

        assertThat(published).isEqualTo(new Published(0, 0));
        assertThat(tracker.snapshot().offers()).isZero();
    }

    @Test
    void aFileThatBearsTheNameOfAFolderHidesNobodysFiles() {
        say.join("alice", POEM);
        Announced mallory = say.join("mallory", file("poems", "bait"));

        Listing listing = say.ask(
                new ListFiles(mallory.token(), Optional.empty(), Optional.empty(), 10),
                Listing.class);

        assertThat(listing.tree()).isEqualTo(tree(POEM));
    }

    @Test
    void ofTwoContentsAtOnePathTheOneThatMostHoldIsLocated() {
        say.join("mallory", FAKE);
        say.join("alice", POEM);
        say.join("carol", POEM);
        Announced bob = say.join("bob");

        assertThat(say.locate(bob, "poems/ode.txt").manifest()).isEqualTo(POEM);
    }

    @Test
    void ofTwoContentsThatEquallyManyHoldTheFirstIsLocated() {
        say.join("zoe", POEM);
        say.join("mallory", FAKE);
        Announced bob = say.join("bob");

        assertThat(say.locate(bob, "poems/ode.txt").manifest()).isEqualTo(POEM);
    }

    @Test
    void theRequesterIsNeverAmongTheHolders() {
        Announced alice = say.join("alice", POEM);
        say.join("bob", POEM);

        assertThat(say.holders(alice, "poems/ode.txt")).containsExactly("bob");
    }

    @Test
    void oneWhoComplainsOftenCountsOnce() {
        Announced carol = joinThree();
        Announced dora = say.join("dora");
        complain(carol, "alice", POEM);
        complain(carol, "alice", POEM);
        complain(carol, "bob", POEM);
        complain(dora, "bob", POEM);

        assertThat(say.holders(carol, "poems/ode.txt")).containsExactly("alice", "bob");
    }

    @Test
    void aComplaintIsForgottenInTime() {
        Announced carol = joinThree();
        complain(carol, "alice", POEM);
        var complaints = new Complaints(TrackerLimits.standard());
        var now = timeline.instant();
        var life = TrackerLimits.standard().guard().complaintLife();
        complaints.note(carol.peer(), new PeerId("alice"), now);

        assertThat(complaints.count(new PeerId("alice"), now.plus(life).minus(MILLI)))
                .isOne();
        assertThat(complaints.count(new PeerId("alice"), now.plus(life))).isZero();
    }

    @Test
    void aComplaintOutlivesTheLeaseOfTheOneItIsAbout() {
        Announced carol = joinThree();
        complain(carol, "alice", POEM);

        say.join("alice", POEM);

        for (int i = 0; i < 20; i++) {
            assertThat(say.holders(carol, "poems/ode.txt")).containsExactly("bob", "alice");
        }
    }

    @Test
    void complaintsAboutWhatOneDoesNotOfferOrAboutOneselfChangeNothing() {
        Announced carol = joinThree();
        complain(carol, "alice", FAKE);
        complain(carol, "nobody", POEM);
        complain(carol, "carol", POEM);

        assertThat(events(TrackerEvent.Complained.class)).isEmpty();
    }

    @Test
    void anUploadIsOfferedToThoseWhoCanTakeIt() {
        quota(new TrackerLimits.Quota(9, 2, 1_000, 99));
        Announced alice = say.join("alice", POEM);
        say.join("renamed", file("same/content.txt", "joy"));
        say.join("occupied", FAKE);
        say.join("full", file("a", "a"), file("b", "b"));
        say.join("heavy", new FileManifest(new FilePath("big"), 999, FAKE.hash()));
        say.join("bob", file("a", "a"));

        assertThat(say.takers(alice, POEM, 9)).containsExactly("bob");
        assertThat(say.takers(alice, file("new", "n"), 99))
                .containsExactlyInAnyOrder("renamed", "occupied", "heavy", "bob");
    }

    @Test
    void aMissedCopyCountIsMalformed() {
        Announced alice = say.join("alice", POEM);

        assertThat(say.refusal(new Place(alice.token(), POEM, 0))).isEqualTo(Refusal.MALFORMED);
        assertThat(say.refusal(new Place(alice.token(), POEM, 1))).isEqualTo(Refusal.NO_TAKER);
    }

    @Test
    void whatIsAskedOfAListMustMakeSense() {
        Announced alice = say.join("alice", POEM);
        var list = new ListFiles(alice.token(), Optional.empty(), Optional.empty(), 0);

        assertThat(say.refusal(list)).isEqualTo(Refusal.MALFORMED);
        assertThat(say.refusal(new Search(alice.token(), "", 1))).isEqualTo(Refusal.MALFORMED);
        assertThat(say.refusal(new Search(alice.token(), "a", 0))).isEqualTo(Refusal.MALFORMED);
        assertThat(say.refusal(new Search(alice.token(), "a".repeat(257), 1)))
                .isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void noMoreHoldersAndTakersAreNamedThanTheLimitsAllow() {
        for (int i = 0; i < 20; i++) say.join("holder" + i, POEM);
        Announced bob = say.join("bob");

        assertThat(say.holders(bob, "poems/ode.txt")).hasSize(8);
        assertThat(say.takers(bob, file("new", "new"), 99)).hasSize(16);
        assertThat(events(TrackerEvent.HandedOut.class)).hasSize(24);
    }

    private Announced joinThree() {
        say.join("alice", POEM);
        say.join("bob", POEM);
        return say.join("carol", POEM);
    }

    private void complain(Announced by, String holder, FileManifest file) {
        say.ask(
                new Report(by.token(), new PeerId(holder), file.hash(), Complaint.WRONG_BYTES),
                Noted.class);
    }

    private FileTree offered(String peer) {
        return tracker.snapshot().peer(announce(peer).peer()).orElseThrow().files();
    }

    private void quota(TrackerLimits.Quota quota) {
        start(SETTINGS, TrackerLimits.standard().with(quota));
    }

    private static FileTree tree(FileManifest... files) {
        return FileTree.of(List.of(files));
    }
}
