package p4.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.control.Conversation.announce;
import static p4.control.Conversation.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import p4.control.Caller;
import p4.control.Complaint;
import p4.control.ControlReply;
import p4.control.ControlReply.Announced;
import p4.control.ControlReply.Placed;
import p4.control.ControlReply.Refused;
import p4.control.ControlReply.Renewed;
import p4.control.ControlRequest;
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
import p4.control.Refusal;
import p4.model.FileManifest;
import p4.model.FileTree;
import p4.model.Ticket;
import p4.model.Token;
import p4.model.TreeDelta;

/** What a tracker promises as a whole. */
final class TrackerTest extends TrackerFixture {

    private static final FileManifest POEM = file("poems/ode.txt", "joy");

    @Test
    void answersEveryKindOfRequest() {
        Announced alice = say.join("alice", POEM);
        Announced bob = say.join("bob");
        List<ControlRequest> samples = oneOfEachKind(alice, bob, ticket(bob));

        List<ControlReply> replies = samples.stream()
                .map(request -> tracker.handle(request, Caller.at(HOST).admit()))
                .toList();

        assertThat(samples.stream().map(Object::getClass).collect(Collectors.<Class<?>>toSet()))
                .isEqualTo(Set.copyOf(ControlRequest.kinds()));
        assertThat(replies).noneMatch(Refused.class::isInstance);
    }

    @Test
    void tellsEveryKindOfEvent() {
        start(SETTINGS, TrackerLimits.standard(), new ClaimantsDialed().without("dave"));
        say.join("dave", POEM);
        timeline.runReady();
        Announced alice = say.join("alice", POEM);
        timeline.runReady();
        Announced bob = say.join("bob");
        oneOfEachKind(alice, bob, ticket(bob))
                .forEach(request -> tracker.handle(request, Caller.at(HOST).admit()));
        say.ask(announce("bob"), Announced.class);
        Announced carol = say.ask(announce("carol"), Announced.class);
        say.refusal(new Verify(carol.token(), forged()));

        timeline.advance(LEASE.plusSeconds(1));

        assertThat(events.stream().map(Object::getClass).collect(Collectors.<Class<?>>toSet()))
                .isEqualTo(Set.of(TrackerEvent.class.getPermittedSubclasses()));
    }

    @Test
    void whileItDrainsItRefusesEverythingAndSaysWhenToComeBack() {
        Announced alice = say.join("alice", POEM);

        tracker.drain();

        assertThat(oneOfEachKind(alice, alice, forged())).allSatisfy(request -> {
            Refused refused = say.ask(request, Refused.class);
            assertThat(refused.why()).isEqualTo(Refusal.DRAINING);
            assertThat(refused.retryAfter()).isPresent();
        });
        assertThat(tracker.snapshot().peers()).hasSize(1);
    }

    @Test
    void aStoppedTrackerLeavesNothingWaitingOnItsTimeline() {
        say.join("alice");

        tracker.stop();

        assertThat(timeline.waiting()).isZero();
        assertThat(say.refusal(announce("bob"))).isEqualTo(Refusal.DRAINING);
    }

    @Test
    void aSnapshotShowsWhoIsThereWithWhat() {
        say.join("bob");
        say.join("alice", POEM);

        TrackerSnapshot snapshot =
                timeline.await(new TimelineHandler(tracker, timeline).snapshot());

        assertThat(snapshot.peers())
                .extracting(peer -> peer.peer().value())
                .containsExactly("alice", "bob");
        TrackerSnapshot.Registered alice =
                snapshot.peer(announce("alice").peer()).orElseThrow();
        assertThat(alice.files()).isEqualTo(FileTree.of(List.of(POEM)));
        assertThat(alice.endpoint()).hasToString("Optional[" + HOST + ":7001]");
        assertThat(alice.leaseEnds()).isEqualTo(timeline.instant().plus(LEASE));
        assertThat(alice.handedOut()).isTrue();
        assertThat(snapshot.paths()).isEqualTo(1);
        assertThat(snapshot.offers()).isEqualTo(1);
    }

    @Test
    void aSnapshotShowsNobodyWhoseLeaseHasEnded() {
        say.join("alice", POEM);
        tracker.stop();

        timeline.advance(LEASE);

        assertThat(tracker.snapshot().peers()).isEmpty();
        assertThat(tracker.snapshot().offers()).isZero();
    }

    @Test
    void everyRefusalIsTold() {
        say.refusal(new Heartbeat(Token.draw(new SplittableRandom(1))));

        assertThat(events)
                .containsExactly(new TrackerEvent.RequestRefused("Heartbeat", Refusal.STALE_TOKEN));
    }

    @Test
    void twoTrackersOfOneSeedSayTheSame() {
        String first = story();
        start(SETTINGS, TrackerLimits.standard());

        String second = story();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aLocateTellsOfEachTicketAndHowLongItsHolderIsSureToStay() {
        say.join("alice", POEM);
        Announced bob = say.join("bob");

        Ticket ticket = ticket(bob);

        assertThat(events(TrackerEvent.HandedOut.class))
                .containsExactly(new TrackerEvent.HandedOut(
                        ticket.claims(), timeline.instant().plus(LEASE)));
    }

    private String story() {
        Announced alice = say.join("alice", POEM);
        say.join("carol", POEM);
        Announced bob = say.join("bob");
        String told = say.ask(new Heartbeat(alice.token()), Renewed.class)
                + ticket(bob).text();
        return told + say.ask(new Place(alice.token(), file("new", "new"), 2), Placed.class);
    }

    private List<ControlRequest> oneOfEachKind(Announced alice, Announced bob, Ticket ticket) {
        return List.of(
                announce("dora"),
                new Heartbeat(alice.token()),
                new ListFiles(alice.token(), Optional.empty(), Optional.empty(), 10),
                new Search(alice.token(), "ode", 10),
                new Locate(bob.token(), POEM.path(), Optional.of(POEM.hash())),
                new Place(alice.token(), POEM, 1),
                new Verify(alice.token(), ticket),
                new Report(bob.token(), alice.peer(), POEM.hash(), Complaint.UNREACHABLE),
                new PublishDelta(alice.token(), new TreeDelta(List.of(), List.of(POEM.path()))),
                new Publish(alice.token(), FileTree.of(List.of(POEM))),
                new Disconnect(alice.token()));
    }

    private Ticket ticket(Announced requester) {
        return say.locate(requester, "poems/ode.txt").holders().get(0).ticket();
    }

    private static Ticket forged() {
        return Ticket.parse(
                "p4t1 FETCH a b " + "0".repeat(64) + " 0 " + "0".repeat(32) + " " + "0".repeat(64));
    }
}
