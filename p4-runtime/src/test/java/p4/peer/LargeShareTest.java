package p4.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import p4.control.ControlHandler;
import p4.control.ControlPlane;
import p4.model.Credentials;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerId;
import p4.model.TicketKey;
import p4.model.Token;
import p4.time.ManualTimeline;
import p4.tracker.RandomHandout;
import p4.tracker.Tracker;
import p4.tracker.TrackerLimits;
import p4.tracker.TrackerObserver;
import p4.tracker.TrackerSettings;
import p4.transfer.MemoryDataPlane;
import p4.transfer.MemoryFolder;
import p4.wire.http.Carrier;
import p4.wire.http.HttpCall;
import p4.wire.http.HttpControlPlane;
import p4.wire.http.HttpLimits;
import p4.wire.http.HttpReply;
import p4.wire.http.MemoryCarrier;
import p4.wire.http.MemoryExchange;

/** A share that no single request holds is offered all the same, through the real codec. */
@Timeout(300)
class LargeShareTest {

    private static final int FILES = 100_000;
    private static final int FOLDERS = 250;

    private final ManualTimeline timeline = new ManualTimeline();
    private final MemoryFolder folder = new MemoryFolder();
    private final List<PeerEvent> events = new ArrayList<>();
    private final List<Integer> bodies = new ArrayList<>();
    private final List<FileTree> seen = new ArrayList<>();
    private final Tracker tracker = new Tracker(
            TrackerSettings.standard().inLab(),
            TrackerLimits.laboratory()
                    .with(new TrackerLimits.Quota(10, 2 * FILES, Long.MAX_VALUE, 2 * FILES)),
            new RandomHandout(),
            new TicketKey("0f".repeat(32)),
            new SplittableRandom(7),
            timeline,
            TrackerObserver.NONE);

    /** Looks at what is offered after every publish, as a reader could. */
    private ControlPlane control() {
        ControlHandler handler = (request, caller) ->
                CompletableFuture.completedFuture(tracker.handle(request, caller.admit()));
        var memory = new MemoryCarrier(MemoryExchange.of(handler), "127.0.0.1");
        Carrier watched = call -> {
            CompletionStage<HttpReply> reply = memory.send(call);
            if (call.path().equals("/v1/publish")) look(call);
            return reply;
        };
        return new HttpControlPlane(watched, "the tracker");
    }

    private void look(HttpCall call) {
        bodies.add(call.body().length());
        seen.add(tracker.snapshot().peers().get(0).files());
    }

    private Peer peer() {
        var settings = new PeerSettings(
                new PeerId("alice"),
                Token.draw(new SplittableRandom(1)),
                Credentials.shared("open sesame"),
                "memory",
                OptionalInt.of(7_001),
                Optional.empty(),
                PeerSettings.Verification.ONLINE,
                false,
                0,
                PeerLimits.DEFAULT);
        return new Peer(
                settings,
                control(),
                new MemoryDataPlane(1_024),
                folder,
                folder,
                new SplittableRandom(2),
                timeline,
                (event, now) -> events.add(event));
    }

    private static FilePath path(String kind, int number) {
        return new FilePath("archive/" + kind + "/box " + number % FOLDERS + "/" + number + ".txt");
    }

    private void fill(String kind) {
        for (int i = 0; i < FILES; i++) folder.put(path(kind, i), World.bytes(kind + i));
    }

    private FileTree offered() {
        return tracker.snapshot().peers().get(0).files();
    }

    @Test
    void aHundredThousandFilesAreOfferedInPartsOfWhatThereIs() {
        fill("letters");
        FileTree whole = timeline.await(folder.scan());
        Peer alice = peer();

        timeline.await(alice.start());

        assertThat(offered()).isEqualTo(whole);
        assertThat(bodies).hasSizeBetween(2, 9).allSatisfy(this::fits);
        assertThat(seen).isSortedAccordingTo((one, next) -> one.fileCount() - next.fileCount());
        assertThat(seen)
                .allSatisfy(part -> assertThat(part.since(whole).added()).isEmpty());
        assertThat(events).filteredOn(PeerEvent.OfferRefused.class::isInstance).isEmpty();
        assertThat(events)
                .filteredOn(PeerEvent.Published.class::isInstance)
                .containsExactly(new PeerEvent.Published(FILES));
    }

    @Test
    void aChangeOfEveryFileIsToldInPartsToo() {
        fill("letters");
        Peer alice = peer();
        timeline.await(alice.start());
        FileTree before = offered();
        for (FileManifest file : before) folder.remove(file.path());
        fill("diaries");
        seen.clear();

        timeline.advance(Duration.ofSeconds(1));

        FileTree after = timeline.await(folder.scan());
        assertThat(offered()).isEqualTo(after);
        assertThat(bodies).allSatisfy(this::fits);
        assertThat(seen).allSatisfy(part -> {
            boolean going = part.since(before).added().isEmpty();
            boolean coming = part.since(after).added().isEmpty();
            assertThat(going || coming).as("no mixture of old and new").isTrue();
        });
    }

    private void fits(int body) {
        assertThat(body).isLessThan(HttpLimits.DEFAULT.treeBytesMax());
    }
}
