package p4.control;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.control.Conversation.PORT;
import static p4.control.Conversation.announce;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
import p4.control.ControlRequest.Disconnect;
import p4.control.ControlRequest.Heartbeat;
import p4.control.ControlRequest.Place;
import p4.control.ControlRequest.Publish;
import p4.control.ControlRequest.PublishDelta;
import p4.control.ControlRequest.Report;
import p4.control.ControlRequest.Search;
import p4.control.ControlRequest.Verify;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.Ticket;
import p4.model.TicketUse;
import p4.model.TreeDelta;

/**
 * What a peer may expect of its tracker, whatever carries the messages between them.
 *
 * <p>An implementor gives {@link #connect}.
 */
@Timeout(30)
public abstract class ControlPlaneContract extends ControlPlaneFixture {

    @Test
    void anAnnounceIsAnsweredWithALeaseOfThatName() {
        Announced announced = say().ask(announce("alice"), Announced.class);

        assertThat(announced.peer()).isEqualTo(new PeerId("alice"));
        assertThat(announced.lease()).isEqualTo(SETTINGS.lease());
        assertThat(announced.heartbeat()).isBetween(Duration.ofMillis(8_100), SETTINGS.heartbeat());
        assertThat(announced.observedHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void aPublishedTreeIsListedWithItsFolders() {
        Announced alice = say().join("alice");

        Published published =
                say().ask(new Publish(alice.token(), tree(POEM, PLAY)), Published.class);

        assertThat(published).isEqualTo(new Published(2, POEM.size() + PLAY.size()));
        assertThat(listing(alice, Optional.empty(), Optional.empty(), 10))
                .isEqualTo(new Listing(tree(POEM, PLAY), Optional.empty()));
        assertThat(listing(alice, Optional.of(new FilePath("plays")), Optional.empty(), 10)
                        .tree())
                .isEqualTo(tree(PLAY));
    }

    @Test
    void aDeltaChangesWhatIsOffered() {
        Announced alice = say().join("alice", POEM);
        var delta = new TreeDelta(List.of(PLAY), List.of(POEM.path()));

        Published published = say().ask(new PublishDelta(alice.token(), delta), Published.class);

        assertThat(published.files()).isEqualTo(1);
        assertThat(listing(alice, Optional.empty(), Optional.empty(), 10).tree())
                .isEqualTo(tree(PLAY));
    }

    @Test
    void aListingGoesOnAfterTheLastFileOfAPage() {
        Announced alice = say().join("alice", POEM, PLAY);

        Listing first = listing(alice, Optional.empty(), Optional.empty(), 1);
        Listing second = listing(alice, Optional.empty(), first.next(), 1);

        assertThat(first).isEqualTo(new Listing(tree(PLAY), Optional.of(PLAY.path())));
        assertThat(second).isEqualTo(new Listing(tree(POEM), Optional.empty()));
    }

    @Test
    void aHeartbeatKeepsALeaseAlive() {
        Announced alice = say().join("alice", POEM);
        Announced bob = say().join("bob");

        for (int i = 0; i < 10; i++) {
            timeline.advance(Duration.ofSeconds(9));
            say().ask(new Heartbeat(alice.token()), Renewed.class);
            say().ask(new Heartbeat(bob.token()), Renewed.class);
        }

        assertThat(say().holders(bob, "poems/ode.txt")).containsExactly("alice");
    }

    @Test
    void aSearchFindsAPartOfThePathWhateverItsCase() {
        Announced alice = say().join("alice", POEM, PLAY);

        Found found = say().ask(new Search(alice.token(), "FAUST", 10), Found.class);

        assertThat(found).isEqualTo(new Found(List.of(PLAY), false));
    }

    @Test
    void aSearchWithAStarIsAGlobOverTheWholePath() {
        Announced alice = say().join("alice", POEM, PLAY);

        Found found = say().ask(new Search(alice.token(), "*/*.txt", 1), Found.class);

        assertThat(found).isEqualTo(new Found(List.of(PLAY), true));
    }

    @Test
    void aFileIsLocatedAtItsHolderWithATicketForTheAsker() {
        Announced alice = say().join("alice", POEM);
        Announced bob = say().join("bob");

        var located = say().locate(bob, "poems/ode.txt");

        Offer offer = located.holders().get(0);
        assertThat(located.manifest()).isEqualTo(POEM);
        assertThat(offer.endpoint()).isEqualTo(new PeerEndpoint("127.0.0.1", PORT));
        assertThat(alice.ticketKey().signed(offer.ticket())).isTrue();
        assertThat(offer.ticket().claims().requester()).isEqualTo(bob.peer());
        assertThat(offer.ticket().claims().use()).isEqualTo(TicketUse.FETCH);
    }

    @Test
    void aFileIsPlacedAtAPeerThatLacksIt() {
        Announced alice = say().join("alice", POEM);
        Announced bob = say().join("bob");
        say().join("carol", POEM);

        Placed placed = say().ask(new Place(alice.token(), POEM, 3), Placed.class);

        Offer offer = placed.takers().get(0);
        assertThat(placed.takers()).hasSize(1);
        assertThat(offer.peer()).isEqualTo(bob.peer());
        assertThat(offer.ticket().claims().use()).isEqualTo(TicketUse.STORE);
    }

    @Test
    void aHolderIsToldWhoseTicketItWasShown() {
        Announced alice = say().join("alice", POEM);
        Announced bob = say().join("bob");
        Ticket ticket = ticketOf(bob);

        Verified verified = say().ask(new Verify(alice.token(), ticket), Verified.class);

        assertThat(verified.requester()).isEqualTo(bob.peer());
    }

    @Test
    void aHolderThatWasReportedIsHandedOutLast() {
        say().join("alice", POEM);
        say().join("bob", POEM);
        Announced carol = say().join("carol");

        say().ask(
                        new Report(
                                carol.token(),
                                new PeerId("alice"),
                                POEM.hash(),
                                Complaint.WRONG_BYTES),
                        Noted.class);

        assertThat(Collections.nCopies(20, "poems/ode.txt"))
                .allSatisfy(path ->
                        assertThat(say().holders(carol, path)).containsExactly("bob", "alice"));
    }

    @Test
    void whoDisconnectsIsGoneWithItsFiles() {
        Announced alice = say().join("alice", POEM);
        Announced bob = say().join("bob");

        say().ask(new Disconnect(alice.token()), Disconnected.class);

        assertThat(listing(bob, Optional.empty(), Optional.empty(), 10).tree().fileCount())
                .isZero();
        assertThat(say().refusal(new Heartbeat(alice.token()))).isEqualTo(Refusal.STALE_TOKEN);
    }

    @Test
    void everyKindOfRequestIsAnsweredInTheTrackersOwnWords() {
        Announced alice = say().join("alice", POEM);
        Announced bob = say().join("bob");
        List<ControlRequest> requests = oneOfEachKind(alice, bob);
        int before = said().size();

        List<ControlReply> heard = requests.stream()
                .map(request -> say().ask(request, ControlReply.class))
                .toList();

        assertThat(requests.stream().map(Object::getClass).collect(Collectors.<Class<?>>toSet()))
                .isEqualTo(Set.copyOf(ControlRequest.kinds()));
        assertThat(heard).isEqualTo(said().subList(before, said().size()));
        assertThat(heard).noneMatch(Refused.class::isInstance).hasSameSizeAs(requests);
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalReachesThePeer(Refusal why) {
        ControlRequest provocation = new Provocations(this).provoke(why);

        Refused refused = say().ask(provocation, Refused.class);

        assertThat(refused).isEqualTo(said().get(said().size() - 1));
        assertThat(refused.why()).isEqualTo(why);
        assertThat(refused.detail()).isNotBlank();
        boolean later = why == Refusal.TOO_MANY || why == Refusal.DRAINING;
        assertThat(refused.retryAfter().isPresent()).isEqualTo(later);
    }
}
