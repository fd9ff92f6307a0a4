package p4.sim.cluster;

import java.time.Instant;
import p4.model.FileManifest;
import p4.model.PeerId;
import p4.peer.PeerEvent;
import p4.peer.PeerObserver;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;

/** Writes what one peer does into a journal. */
public final class PeerScribe implements PeerObserver {

    private final Journal journal;
    private final PeerId peer;

    /** Writes into {@code journal} what {@code peer} does. */
    public PeerScribe(Journal journal, PeerId peer) {
        this.journal = journal;
        this.peer = peer;
    }

    @Override
    public void happened(PeerEvent event, Instant now) {
        journal.tell(peer.value(), translate(event));
    }

    private static Event translate(PeerEvent event) {
        // Java 17 has no pattern switch; ScribesTest.everyPeerEventIsWritten keeps it complete.
        if (event instanceof PeerEvent.Announced) return new Event.Announced();
        if (event instanceof PeerEvent.AnnounceRefused refused) {
            return new Event.AnnounceRefused(refused.why().name());
        }
        if (event instanceof PeerEvent.LeaseLost lost)
            return new Event.LeaseLost(lost.why().name());
        if (event instanceof PeerEvent.TrackerSilent silent) {
            return new Event.TrackerSilent(silent.request());
        }
        if (event instanceof PeerEvent.Published published) {
            return new Event.Published(published.files());
        }
        if (event instanceof PeerEvent.OfferRefused refused) {
            return new Event.OfferRefused(refused.why().name(), refused.detail());
        }
        return translateTransfer(event);
    }

    private static Event translateTransfer(PeerEvent event) {
        if (event instanceof PeerEvent.FetchStarted started) {
            return new Event.FetchStarted(
                    started.file().path().value(), started.holder().value(), started.nonce());
        }
        if (event instanceof PeerEvent.HolderFailed failed) {
            return new Event.HolderFailed(
                    failed.holder().value(),
                    failed.content().hex(),
                    failed.complaint().name());
        }
        if (event instanceof PeerEvent.Saved saved) {
            FileManifest file = saved.file();
            return new Event.FileSaved(
                    file.path().value(),
                    file.hash().hex(),
                    file.size(),
                    saved.from().value());
        }
        if (event instanceof PeerEvent.Stored stored) {
            FileManifest file = stored.file();
            return new Event.UploadKept(
                    file.path().value(),
                    file.hash().hex(),
                    file.size(),
                    stored.from().value());
        }
        if (event instanceof PeerEvent.TicketAccepted accepted) {
            return new Event.TicketAccepted(
                    accepted.requester().value(), accepted.content().hex(), accepted.nonce());
        }
        if (event instanceof PeerEvent.Served served) {
            return new Event.BytesServed(
                    served.requester().value(),
                    served.content().hex(),
                    served.nonce(),
                    served.bytes());
        }
        if (event instanceof PeerEvent.ServeRefused refused) {
            return new Event.ServeRefused(refused.why().name(), refused.detail());
        }
        throw new AssertionError(event);
    }
}
