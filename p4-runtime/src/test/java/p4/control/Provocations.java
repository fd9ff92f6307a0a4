package p4.control;

import static p4.control.Conversation.GOOD;
import static p4.control.Conversation.PORT;
import static p4.control.Conversation.announce;
import static p4.control.Conversation.file;
import static p4.control.Conversation.identity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import p4.control.ControlReply.Announced;
import p4.control.ControlReply.Found;
import p4.control.ControlReply.Verified;
import p4.control.ControlRequest.Announce;
import p4.control.ControlRequest.Heartbeat;
import p4.control.ControlRequest.Locate;
import p4.control.ControlRequest.Place;
import p4.control.ControlRequest.Publish;
import p4.control.ControlRequest.PublishDelta;
import p4.control.ControlRequest.Search;
import p4.control.ControlRequest.Verify;
import p4.model.ContentHash;
import p4.model.Credentials;
import p4.model.FileManifest;
import p4.model.PeerId;
import p4.model.Ticket;
import p4.model.TicketKey;
import p4.model.Token;
import p4.model.TreeDelta;
import p4.tracker.Rate;
import p4.tracker.TrackerLimits;

/** One request for each refusal that a tracker has to refuse in that way. */
final class Provocations {

    private final ControlPlaneFixture fixture;

    Provocations(ControlPlaneFixture fixture) {
        this.fixture = fixture;
    }

    /** Brings the tracker to where it must refuse because of {@code why}, and what to ask then. */
    ControlRequest provoke(Refusal why) {
        return switch (why) {
            case MALFORMED -> new Search(fixture.say().join("alice").token(), "[", 1);
            case BAD_CREDENTIALS -> aliceWith(Credentials.shared("guess"), Optional.empty());
            case STALE_TOKEN -> new Heartbeat(Token.draw(new SplittableRandom(1)));
            case TICKET_FORGED -> forged();
            case TICKET_EXPIRED -> expired();
            case TICKET_REPLAYED -> replayed();
            case ADDRESS_FORBIDDEN -> aliceWith(GOOD, Optional.of("203.0.113.9"));
            case NO_SUCH_FILE -> locate(fixture.say().join("alice"), ControlPlaneFixture.PLAY);
            case NO_TAKER ->
                new Place(fixture.say().join("alice").token(), ControlPlaneFixture.POEM, 1);
            case NAME_TAKEN -> taken();
            case CONFLICT -> unpublished();
            case TOO_LARGE -> tooLarge();
            case TOO_MANY -> tooMany();
            case DRAINING -> draining();
        };
    }

    private ControlRequest forged() {
        Announced alice = fixture.say().join("alice", ControlPlaneFixture.POEM);
        var claims = fixture.ticketOf(fixture.say().join("bob")).claims();
        var ownKey = new TicketKey("ab".repeat(32));
        return new Verify(alice.token(), ownKey.sign(claims));
    }

    private ControlRequest expired() {
        Announced alice = fixture.say().join("alice", ControlPlaneFixture.POEM);
        Ticket ticket = fixture.ticketOf(fixture.say().join("bob"));
        fixture.timeline.advance(ControlPlaneFixture.SETTINGS.ticketLife());
        return new Verify(alice.token(), ticket);
    }

    private ControlRequest replayed() {
        var verify = new Verify(
                fixture.say().join("alice", ControlPlaneFixture.POEM).token(),
                fixture.ticketOf(fixture.say().join("bob")));
        fixture.say().ask(verify, Verified.class);
        return verify;
    }

    private ControlRequest taken() {
        fixture.say().join("alice");
        return new Announce(
                new PeerId("alice"),
                identity("mallory"),
                GOOD,
                OptionalInt.of(PORT),
                Optional.empty());
    }

    private ControlRequest unpublished() {
        Announced alice = fixture.say().ask(announce("alice"), Announced.class);
        return new PublishDelta(
                alice.token(), new TreeDelta(List.of(ControlPlaneFixture.POEM), List.of()));
    }

    private ControlRequest tooLarge() {
        fixture.startTheTracker(
                TrackerLimits.laboratory().with(new TrackerLimits.Quota(9, 1, 1_000, 9)));
        return new Publish(
                fixture.say().join("alice").token(),
                ControlPlaneFixture.tree(ControlPlaneFixture.POEM, ControlPlaneFixture.PLAY));
    }

    private ControlRequest tooMany() {
        var one = new Rate(3, 2); // every third of a second, which no whole milliseconds are
        fixture.startTheTracker(TrackerLimits.laboratory()
                .with(new TrackerLimits.Pace(one, one, one, one, new Rate(9, 9), new Rate(9, 9))));
        Announced alice = fixture.say().join("alice", ControlPlaneFixture.POEM);
        fixture.say().ask(new Search(alice.token(), "ode", 1), Found.class);
        fixture.say().ask(new Search(alice.token(), "ode", 1), Found.class);
        return new Search(alice.token(), "ode", 1);
    }

    private ControlRequest draining() {
        Announced alice = fixture.say().join("alice");
        fixture.tracker().drain();
        return new Heartbeat(alice.token());
    }

    private static ControlRequest locate(Announced asker, FileManifest file) {
        return new Locate(asker.token(), file.path(), Optional.<ContentHash>empty());
    }

    private static ControlRequest aliceWith(Credentials credentials, Optional<String> host) {
        return new Announce(
                new PeerId("alice"), identity("alice"), credentials, OptionalInt.of(PORT), host);
    }
}
