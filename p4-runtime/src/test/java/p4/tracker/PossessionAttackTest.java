package p4.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.control.Conversation.file;
import static p4.tracker.ClaimantsDialed.POEM;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.control.Complaint;
import p4.control.ControlReply.Announced;
import p4.control.ControlReply.Noted;
import p4.control.ControlReply.Published;
import p4.control.ControlRequest.Publish;
import p4.control.ControlRequest.PublishDelta;
import p4.control.ControlRequest.Report;
import p4.control.DialBack;
import p4.control.NoAnswer;
import p4.model.ContentHash;
import p4.model.FileTree;
import p4.model.PeerId;
import p4.model.Sample;
import p4.model.TreeDelta;

/** Claims of files that the claimant does not have. Source: threats, row 9. */
final class PossessionAttackTest extends TrackerFixture {

    private static final String OTHER = "x".repeat((int) POEM.size());

    private final ClaimantsDialed dialed = new ClaimantsDialed();

    private void challenging(int challengesPerMinute) {
        challenging(challengesPerMinute, dialed);
    }

    private void challenging(int challengesPerMinute, DialBack dialBack) {
        TrackerLimits.Guard guard = guard(1_000, challengesPerMinute);
        start(SETTINGS, TrackerLimits.standard().with(guard), dialBack);
    }

    /** Lets {@code names} offer the poem, one after the other. */
    private void offerThePoem(String... names) {
        for (String name : names) {
            say.join(name, POEM);
            timeline.runReady();
        }
    }

    private List<String> doubted() {
        return events(TrackerEvent.Doubted.class).stream()
                .map(doubted -> doubted.holder().value())
                .toList();
    }

    /** Who comes last for whoever asks, each of many times. */
    private void assertAlwaysLast(String holder) {
        Announced reader = say.join("reader");
        assertThat(Collections.nCopies(20, POEM.path().value()))
                .allSatisfy(path -> assertThat(say.holders(reader, path)).endsWith(holder));
    }

    @Test
    void aNewcomerThatHasNotTheBytesOfTwoOthersIsHandedOutLast() {
        challenging(100);
        dialed.lying("mallory", OTHER);

        offerThePoem("alice", "carol", "mallory");

        assertThat(doubted()).containsExactly("mallory");
        assertAlwaysLast("mallory");
    }

    @Test
    void whoClaimedFirstIsFoundOutWhenTwoOthersHaveTheBytes() {
        challenging(100);
        dialed.lying("mallory", OTHER);

        offerThePoem("mallory", "alice", "carol");

        assertThat(doubted()).containsExactly("mallory");
        assertAlwaysLast("mallory");
    }

    @Test
    void ofTwoThatDifferNobodyCanTellWhichOneLies() {
        challenging(100);
        dialed.lying("mallory", OTHER);

        offerThePoem("alice", "mallory");

        assertThat(dialed.asked()).hasSize(2);
        assertThat(doubted()).isEmpty();
    }

    @Test
    void ofThreeThatAllDifferNobodyIsDemoted() {
        challenging(100);
        dialed.lying("mallory", OTHER).lying("trudy", "y".repeat((int) POEM.size()));

        offerThePoem("alice", "mallory", "trudy");

        assertThat(doubted()).isEmpty();
    }

    @Test
    void whoSaysItHasNoSuchBytesIsDemotedWhoeverElseIsAsked() {
        challenging(100);
        dialed.without("mallory");

        offerThePoem("alice", "mallory");

        assertThat(doubted()).containsExactly("mallory");
        assertAlwaysLast("mallory");
    }

    @Test
    void whoDoesNotAnswerIsNotCalledALiar() {
        challenging(100);
        dialed.answering("sleepy", CompletableFuture.failedFuture(new NoAnswer("sleepy", "late")));

        offerThePoem("alice", "carol", "sleepy");

        assertThat(dialed.asked()).isNotEmpty();
        assertThat(doubted()).isEmpty();
    }

    @Test
    void aSingleClaimantIsTrusted() {
        challenging(100);
        dialed.lying("mallory", OTHER);

        offerThePoem("mallory");

        assertThat(dialed.asked()).isEmpty();
    }

    @Test
    void anAnswerIsWaitedForWithoutHoldingAnythingUp() {
        challenging(100);
        var late = new CompletableFuture<Optional<ContentHash>>();
        dialed.answering("mallory", late);
        offerThePoem("alice", "carol", "mallory");
        List<String> before = doubted();

        late.complete(Optional.empty());
        timeline.runReady();

        assertThat(before).isEmpty();
        assertThat(doubted()).containsExactly("mallory");
    }

    @Test
    void allAreAskedTheSameAndEachCanSeeThatItsTrackerAsks() {
        challenging(100);
        Announced alice = say.join("alice", POEM);
        timeline.runReady();
        Announced bob = say.join("bob", POEM);
        timeline.runReady();

        List<ClaimantsDialed.Asked> asked = dialed.asked();

        assertThat(asked).hasSize(2);
        ClaimantsDialed.Asked first = asked.get(0);
        ClaimantsDialed.Asked second = asked.get(1);
        String nonce = first.challenge().nonce();
        Sample sample = first.sample();
        assertThat(second.sample()).isEqualTo(sample);
        assertThat(second.challenge().nonce()).isEqualTo(nonce);
        assertThat(sample.offset() + sample.length()).isLessThanOrEqualTo(POEM.size());
        assertThat(bob.ticketKey().permits(first.challenge().permit(sample), nonce, sample))
                .isTrue();
        assertThat(alice.ticketKey().permits(second.challenge().permit(sample), nonce, sample))
                .isTrue();
    }

    @Test
    void aDeltaIsLookedAtLikeATreeButWhatWasOfferedBeforeIsNot() {
        challenging(100);
        dialed.lying("mallory", OTHER);
        offerThePoem("alice", "carol");
        Announced mallory = say.join("mallory");
        int before = dialed.asked().size();

        var poem = new TreeDelta(List.of(POEM), List.of());
        var other = new TreeDelta(List.of(file("a", "a")), List.of());
        say.ask(new PublishDelta(mallory.token(), poem), Published.class);
        timeline.runReady();
        int once = dialed.asked().size();
        say.ask(new PublishDelta(mallory.token(), other), Published.class);
        FileTree same = FileTree.of(List.of(POEM, file("a", "a")));
        say.ask(new Publish(mallory.token(), same, OptionalLong.empty()), Published.class);
        timeline.runReady();

        assertThat(once - before).isEqualTo(3);
        assertThat(dialed.asked()).hasSize(once);
        assertThat(doubted()).containsExactly("mallory");
    }

    @Test
    void noMoreHoldersAreAskedInAMinuteThanTheLimitAllows() {
        challenging(5);
        offerThePoem("alice", "bob", "carol", "dave", "eve");
        int inTheFirst = dialed.asked().size();

        timeline.advance(Duration.ofMinutes(1));
        offerThePoem("alice", "bob", "carol");
        int inBoth = dialed.asked().size();

        assertThat(inTheFirst).isEqualTo(5);
        assertThat(inBoth).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whereTheLimitHasNoRoomForTwoNobodyIsAsked(int limit) {
        challenging(limit);

        offerThePoem("alice", "bob", "carol");

        assertThat(dialed.asked()).isEmpty();
    }

    @Test
    void aTrackerThatBelievesEveryEndpointAsksNobody() {
        challenging(100, DialBack.TRUSTING);

        offerThePoem("alice", "bob", "carol");

        assertThat(events(TrackerEvent.Doubted.class)).isEmpty();
    }

    @Test
    void aDoubtWeighsMoreThanAComplaint() {
        challenging(100);
        dialed.without("mallory");
        offerThePoem("alice", "mallory");
        Announced reader = say.join("reader");
        var complaint =
                new Report(reader.token(), new PeerId("alice"), POEM.hash(), Complaint.NOT_HELD);

        say.ask(complaint, Noted.class);

        assertAlwaysLast("mallory");
    }

    @Test
    void aDoubtPassesLikeAComplaint() {
        challenging(100);
        dialed.without("mallory");
        offerThePoem("alice", "mallory");
        dialed.lying("mallory", ClaimantsDialed.TEXT);

        timeline.advance(TrackerLimits.standard().guard().complaintLife());
        offerThePoem("alice", "mallory");
        Announced reader = say.join("reader");
        Set<String> first = new TreeSet<>();
        for (int i = 0; i < 50; i++)
            first.add(say.holders(reader, POEM.path().value()).get(0));

        assertThat(first).containsExactly("alice", "mallory");
    }

    @Test
    void anEmptyFileHasNoBytesToShow() {
        challenging(100);
        say.join("alice", file("empty", ""));
        timeline.runReady();

        say.join("bob", file("empty", ""));
        timeline.runReady();

        assertThat(dialed.asked()).isEmpty();
    }
}
