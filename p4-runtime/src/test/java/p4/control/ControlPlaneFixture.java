package p4.control;

import static p4.control.Conversation.GOOD;
import static p4.control.Conversation.announce;
import static p4.control.Conversation.file;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import p4.account.AdmissionGate;
import p4.account.SharedSecret;
import p4.control.ControlReply.Announced;
import p4.control.ControlReply.Listing;
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
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.Ticket;
import p4.model.TicketKey;
import p4.model.TreeDelta;
import p4.time.ManualTimeline;
import p4.tracker.RandomHandout;
import p4.tracker.TimelineHandler;
import p4.tracker.Tracker;
import p4.tracker.TrackerLimits;
import p4.tracker.TrackerObserver;
import p4.tracker.TrackerSettings;

/**
 * A real tracker, on a timeline that only the test moves, and a peer's way to it.
 *
 * <p>Whoever implements {@link #connect} decides what lies between the two.
 */
public abstract class ControlPlaneFixture {

    static final FileManifest POEM = file("poems/ode.txt", "joy");
    static final FileManifest PLAY = file("plays/faust.txt", "alas");
    static final TrackerSettings SETTINGS = new TrackerSettings(
            Duration.ofSeconds(30), Duration.ofSeconds(9), 2, Duration.ofSeconds(20), false, true);

    final ManualTimeline timeline = new ManualTimeline();
    private final List<ControlReply> said = new CopyOnWriteArrayList<>();
    private Tracker tracker;
    private Conversation say;

    /**
     * Connects a peer at 127.0.0.1 to the tracker behind {@code handler}.
     *
     * <p>The handler answers once what waits on {@code timeline} is run, which the fixture does while
     * it waits for an answer. Called once or twice a test; what it opens the implementor closes.
     */
    protected abstract ControlPlane connect(ControlHandler handler, ManualTimeline timeline);

    @BeforeEach
    final void startTheTracker() {
        startTheTracker(TrackerLimits.laboratory());
    }

    @AfterEach
    final void stopTheTracker() {
        tracker.stop();
    }

    /** What the peers of this test say to the tracker. */
    final Conversation say() {
        return say;
    }

    /** The tracker itself. */
    final Tracker tracker() {
        return tracker;
    }

    /** Starts another tracker in place of the one before. */
    final void startTheTracker(TrackerLimits limits) {
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
        ControlPlane plane = connect(
                (request, caller) -> gate.handle(request, caller).thenApply(this::remember),
                timeline);
        say = new Conversation(request -> timeline.await(plane.ask(request)));
    }

    /** Everything that the tracker answered, in its own words, whatever became of it on the way. */
    final List<ControlReply> said() {
        return said;
    }

    private ControlReply remember(ControlReply reply) {
        said.add(reply);
        return reply;
    }

    /** A ticket for {@code requester} to fetch {@link #POEM}. */
    final Ticket ticketOf(Announced requester) {
        return say().locate(requester, POEM.path().value()).holders().get(0).ticket();
    }

    /** A request of each kind, none of which is refused, in an order that makes sense. */
    final List<ControlRequest> oneOfEachKind(Announced alice, Announced bob) {
        return List.of(
                announce("dora"),
                new Publish(bob.token(), tree(PLAY), OptionalLong.of(Long.MAX_VALUE)),
                new PublishDelta(bob.token(), new TreeDelta(List.of(), List.of(PLAY.path()))),
                new Publish(bob.token(), tree(), OptionalLong.of(Conversation.ROOM)),
                new Heartbeat(alice.token()),
                new ListFiles(alice.token(), Optional.empty(), Optional.empty(), 1),
                new Search(alice.token(), "**/*.txt", 10),
                new Locate(bob.token(), POEM.path(), Optional.of(POEM.hash())),
                new Place(alice.token(), POEM, 2),
                new Verify(alice.token(), ticketOf(bob)),
                new Report(bob.token(), alice.peer(), POEM.hash(), Complaint.UNREACHABLE),
                new Disconnect(alice.token()));
    }

    /** One page of what is offered. */
    final Listing listing(
            Announced asker, Optional<FilePath> folder, Optional<FilePath> after, int limit) {
        return say().ask(new ListFiles(asker.token(), folder, after, limit), Listing.class);
    }

    /** The tree of {@code files}. */
    static FileTree tree(FileManifest... files) {
        return FileTree.of(List.of(files));
    }
}
