package p4.sim.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import p4.control.Complaint;
import p4.control.Refusal;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.TicketClaims;
import p4.model.TicketUse;
import p4.overlay.Contact;
import p4.overlay.ErrorId;
import p4.overlay.NodeId;
import p4.overlay.OverlayEvent;
import p4.overlay.OverlayLimits;
import p4.overlay.QueryId;
import p4.peer.PeerEvent;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.journal.OverlayTold;
import p4.sim.journal.Transcript;
import p4.tracker.TrackerEvent;
import p4.transfer.TransferRefusal;

class ScribesTest {

    private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = ORIGIN.plusSeconds(7);
    private static final PeerId ANN = new PeerId("ann");
    private static final PeerId BEN = new PeerId("ben");
    private static final ContentHash HASH = ContentHash.ofContent(new byte[0]);
    private static final FileManifest FILE = new FileManifest(new FilePath("a/b"), 0, HASH);
    private static final TicketClaims TICKET =
            new TicketClaims(TicketUse.FETCH, ANN, BEN, HASH, LATER, "0f".repeat(16));

    private final Journal journal = new Journal(() -> Duration.ZERO);
    private final Transcript told = Transcript.of(journal);

    private static Set<Class<?>> kinds(List<?> samples) {
        Set<Class<?>> kinds = new HashSet<>();
        samples.forEach(sample -> kinds.add(sample.getClass()));
        return kinds;
    }

    @Test
    void everyTrackerEventIsWritten() {
        List<TrackerEvent> samples = List.of(
                new TrackerEvent.Announced(ANN, Optional.empty(), LATER),
                new TrackerEvent.Renewed(ANN, LATER),
                new TrackerEvent.Published(ANN, 1, 2),
                new TrackerEvent.Disconnected(ANN),
                new TrackerEvent.Superseded(ANN),
                new TrackerEvent.Evicted(ANN, LATER),
                new TrackerEvent.HandedOut(TICKET, LATER),
                new TrackerEvent.TicketVerified(TICKET),
                new TrackerEvent.TicketRefused(BEN, Refusal.TICKET_FORGED),
                new TrackerEvent.RequestRefused("Locate", Refusal.NO_SUCH_FILE),
                new TrackerEvent.Complained(ANN, BEN, HASH, Complaint.WRONG_BYTES),
                new TrackerEvent.Doubted(BEN, HASH));
        var scribe = new TrackerScribe(journal, ORIGIN);

        samples.forEach(sample -> scribe.happened(sample, LATER));

        assertThat(kinds(samples)).isEqualTo(Set.of(TrackerEvent.class.getPermittedSubclasses()));
        assertThat(told.entries())
                .hasSize(samples.size())
                .allMatch(entry -> entry.who().equals("tracker"));
        assertThat(told.entries().get(0).event())
                .isEqualTo(new Event.LeaseGranted("ann", Duration.ofSeconds(7)));
    }

    @Test
    void everyPeerEventIsWritten() {
        List<PeerEvent> samples = List.of(
                new PeerEvent.Announced(ANN),
                new PeerEvent.AnnounceRefused(Refusal.TOO_MANY),
                new PeerEvent.LeaseLost(Refusal.STALE_TOKEN),
                new PeerEvent.TrackerSilent("Heartbeat"),
                new PeerEvent.Published(3),
                new PeerEvent.OfferRefused(Refusal.TOO_LARGE, "too many"),
                new PeerEvent.FetchStarted(FILE, BEN, "0f"),
                new PeerEvent.HolderFailed(BEN, HASH, Complaint.UNREACHABLE),
                new PeerEvent.Saved(FILE, BEN),
                new PeerEvent.TicketAccepted(BEN, HASH, "0f"),
                new PeerEvent.Served(BEN, HASH, "0f", 5),
                new PeerEvent.ServeRefused(TransferRefusal.UNAUTHENTICATED, "no ticket"),
                new PeerEvent.Stored(FILE, BEN));
        var scribe = new PeerScribe(journal, ANN);

        samples.forEach(sample -> scribe.happened(sample, LATER));

        assertThat(kinds(samples)).isEqualTo(Set.of(PeerEvent.class.getPermittedSubclasses()));
        assertThat(told.entries())
                .hasSize(samples.size())
                .extracting(Entry::who)
                .containsOnly("ann");
    }

    @Test
    void everyOverlayEventIsWritten() {
        var query = new QueryId(1, 2);
        var peer = new Contact(new NodeId(3, 4), new PeerEndpoint("10.0.0.1", 7_400));
        List<OverlayEvent> samples = List.of(
                new OverlayEvent.Offered(3, 4_096),
                new OverlayEvent.Exchanged(peer.endpoint(), 1),
                new OverlayEvent.NeighbourAdded(peer, 7),
                new OverlayEvent.NeighbourDropped(peer, true),
                new OverlayEvent.SearchStarted(query, "ode"),
                new OverlayEvent.SearchWidened(query, 3, 2),
                new OverlayEvent.HearsayChecked(query, peer),
                new OverlayEvent.HearsayRefuted(query, peer),
                new OverlayEvent.SearchEnded(query, 3),
                new OverlayEvent.QueryHandled(query, 2, 1),
                new OverlayEvent.QueryPassedOn(query, 1, 7),
                new OverlayEvent.AnswerRelayed(query, peer),
                new OverlayEvent.RequestRefused("10.0.0.1", ErrorId.BUSY),
                new OverlayEvent.Served("10.0.0.1", HASH, 5),
                new OverlayEvent.HolderFailed(peer, HASH, true),
                new OverlayEvent.Saved(FILE, peer));
        var scribe = new OverlayScribe(journal, ANN, OverlayLimits.DEFAULT);

        samples.forEach(sample -> scribe.happened(sample, LATER));
        scribe.fallSilent();
        scribe.happened(samples.get(0), LATER);

        assertThat(kinds(samples)).isEqualTo(Set.of(OverlayEvent.class.getPermittedSubclasses()));
        assertThat(told.entries())
                .hasSize(samples.size())
                .extracting(Entry::who)
                .containsOnly("ann");
        assertThat(told.entries().get(2).event())
                .isEqualTo(new OverlayTold.NeighbourAdded("10.0.0.1:7400", 7, 32));
    }
}
