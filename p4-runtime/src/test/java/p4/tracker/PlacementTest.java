package p4.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static p4.control.Conversation.ROOM;
import static p4.control.Conversation.announce;
import static p4.control.Conversation.file;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import p4.control.ControlReply.Announced;
import p4.control.ControlReply.Published;
import p4.control.ControlReply.Renewed;
import p4.control.ControlRequest.Heartbeat;
import p4.control.ControlRequest.Place;
import p4.control.ControlRequest.Publish;
import p4.control.ControlRequest.PublishDelta;
import p4.control.Refusal;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.TreeDelta;

/** Only who takes uploads, and has room for the file, is named to one who has a file to place. */
final class PlacementTest extends TrackerFixture {

    private static final FileManifest POEM = file("poems/ode.txt", "joy");

    private static FileManifest ofSize(long bytes) {
        return new FileManifest(
                new FilePath("big"), bytes, ContentHash.ofContent(new byte[] {1, 2, 3}));
    }

    private static TreeDelta nothing() {
        return new TreeDelta(List.of(), List.of());
    }

    @Test
    void whoTakesNoUploadsIsNotNamed() {
        Announced alice = say.join("alice", POEM);
        for (int i = 0; i < 20; i++) say.join("miser-" + i, OptionalLong.empty());
        say.join("bob");

        List<String> takers = say.takers(alice, POEM, 16);

        assertThat(takers).containsExactly("bob");
    }

    @Test
    void ofManyTakersTheFewThatHaveRoomAreFound() {
        start(SETTINGS, TrackerLimits.laboratory());
        Announced alice = say.join("alice");
        for (int i = 0; i < 500; i++) say.join("small-" + i, OptionalLong.of(10));
        say.join("bob", OptionalLong.of(100));
        say.join("carol", OptionalLong.of(100));

        List<String> takers = say.takers(alice, ofSize(100), 2);

        assertThat(takers).containsExactlyInAnyOrder("bob", "carol");
    }

    @Test
    void ofManyTakersAsManyAreNamedAsAreAskedForAndNotAlwaysTheSame() {
        start(SETTINGS, TrackerLimits.laboratory());
        Announced alice = say.join("alice");
        for (int i = 0; i < 500; i++) say.join("taker-" + i);

        List<String> once = say.takers(alice, POEM, 16);
        List<String> again = say.takers(alice, POEM, 16);

        assertThat(once).hasSize(16).doesNotHaveDuplicates().isNotEqualTo(again);
    }

    @Test
    void whereNobodyTakesUploadsThePlaceIsRefused() {
        Announced alice = say.join("alice", POEM);
        say.join("miser", OptionalLong.empty());

        Refusal refusal = say.refusal(new Place(alice.token(), POEM, 1));

        assertThat(refusal).isEqualTo(Refusal.NO_TAKER);
    }

    @Test
    void whoHasRoomForTheSizeIsNamedAndWhoLacksOneByteIsNot() {
        Announced alice = say.join("alice");
        say.join("exact", OptionalLong.of(7_000));
        say.join("small", OptionalLong.of(6_999));

        List<String> takers = say.takers(alice, ofSize(7_000), 9);

        assertThat(takers).containsExactly("exact");
        assertThat(say.refusal(new Place(alice.token(), ofSize(7_001), 1)))
                .isEqualTo(Refusal.NO_TAKER);
    }

    @Test
    void roomForNothingIsStillRoomForAnEmptyFile() {
        Announced alice = say.join("alice");
        say.join("full", OptionalLong.of(0));

        assertThat(say.takers(alice, ofSize(0), 9)).containsExactly("full");
        assertThat(say.refusal(new Place(alice.token(), ofSize(1), 9))).isEqualTo(Refusal.NO_TAKER);
    }

    @Test
    void whoHasNotPublishedYetTakesNothing() {
        Announced alice = say.join("alice", POEM);
        say.ask(announce("bob"), Announced.class);

        Refusal refusal = say.refusal(new Place(alice.token(), POEM, 1));

        assertThat(refusal).isEqualTo(Refusal.NO_TAKER);
    }

    @Test
    void everyOfferSaysAnewHowMuchRoomThereIs() {
        Announced alice = say.join("alice");
        Announced bob = say.join("bob");
        var less = new PublishDelta(bob.token(), nothing(), OptionalLong.of(5));
        var none = new PublishDelta(bob.token(), nothing());
        var more = new Publish(bob.token(), FileTree.EMPTY, OptionalLong.of(6));

        say.ask(less, Published.class);
        Refusal tooLarge = say.refusal(new Place(alice.token(), ofSize(6), 1));
        say.ask(none, Published.class);
        Refusal takesNone = say.refusal(new Place(alice.token(), ofSize(0), 1));
        say.ask(more, Published.class);

        assertThat(tooLarge).isEqualTo(Refusal.NO_TAKER);
        assertThat(takesNone).isEqualTo(Refusal.NO_TAKER);
        assertThat(say.takers(alice, ofSize(6), 1)).containsExactly("bob");
    }

    @Test
    void aRefusedOfferChangesNoRoom() {
        start(
                SETTINGS,
                TrackerLimits.laboratory().with(new TrackerLimits.Quota(9, 1, 1_000_000, 9)));
        Announced alice = say.join("alice");
        Announced bob = say.join("bob");
        FileTree two = FileTree.of(List.of(POEM, file("a", "a")));

        Refusal refusal = say.refusal(new Publish(bob.token(), two, OptionalLong.empty()));

        assertThat(refusal).isEqualTo(Refusal.TOO_LARGE);
        assertThat(say.takers(alice, ofSize(ROOM), 1)).containsExactly("bob");
    }

    @Test
    void aHeartbeatKeepsTheRoomAndANewLeaseForgetsIt() {
        Announced alice = say.join("alice");
        Announced bob = say.join("bob");

        say.ask(new Heartbeat(bob.token()), Renewed.class);
        List<String> before = say.takers(alice, POEM, 1);
        say.ask(announce("bob"), Announced.class);

        assertThat(before).containsExactly("bob");
        assertThat(say.refusal(new Place(alice.token(), POEM, 1))).isEqualTo(Refusal.NO_TAKER);
    }

    @Test
    void negativeRoomIsNoOfferAtAll() {
        Announced bob = say.join("bob");
        OptionalLong negative = OptionalLong.of(-1);

        assertThatThrownBy(() -> new Publish(bob.token(), FileTree.EMPTY, negative))
                .hasMessage("room: -1");
        assertThatThrownBy(() -> new PublishDelta(bob.token(), nothing(), negative))
                .hasMessage("room: -1");
    }
}
