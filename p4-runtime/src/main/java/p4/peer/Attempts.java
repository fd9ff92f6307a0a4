package p4.peer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import p4.control.Complaint;
import p4.control.ControlReply;
import p4.control.ControlReply.Offer;
import p4.control.ControlRequest;
import p4.model.ContentHash;
import p4.model.PeerId;
import p4.peer.PeerCommands.Progress;
import p4.time.Timeline;
import p4.transfer.DataPlane;
import p4.transfer.IncomingFile;
import p4.transfer.PeerUnreachable;
import p4.transfer.TransferRefused;
import p4.transfer.TransferRequest;

/**
 * Tries one holder after the other until one delivers the whole file, verified.
 *
 * <p>Lives on the peer's timeline. A holder that fails is reported to the tracker and named to the
 * observer; what it sent is thrown away.
 */
final class Attempts {

    private final PeerSettings settings;
    private final Session session;
    private final DataPlane peers;
    private final Shunned shunned;
    private final Timeline timeline;
    private final PeerObserver observer;

    Attempts(
            PeerSettings settings,
            Session session,
            DataPlane peers,
            Timeline timeline,
            PeerObserver observer) {
        this.settings = settings;
        this.session = session;
        this.peers = peers;
        this.timeline = timeline;
        this.observer = observer;
        this.shunned = new Shunned(settings.limits());
    }

    /** Who delivered, after how many were tried. */
    record Source(PeerId peer, int holdersTried) {}

    /** Opens a place for the bytes; called once for each holder tried. */
    interface Place extends Supplier<CompletionStage<IncomingFile>> {}

    /** Tries the holders of {@code located} in order; fails with what the last one failed with. */
    CompletionStage<Source> start(ControlReply.Located located, Place place, Progress progress) {
        var attempt = new Attempt(located, place, progress);
        attempt.next(
                new CommandFailed(CommandFailed.Kind.NOT_FOUND, "nobody serves that file now"));
        return attempt.delivered;
    }

    /** One file's round of the holders. */
    private final class Attempt {

        private final ControlReply.Located located;
        private final Place place;
        private final Progress progress;
        private final Iterator<Offer> holders;
        private final CompletableFuture<Source> delivered = new CompletableFuture<>();
        private int tried;

        Attempt(ControlReply.Located located, Place place, Progress progress) {
            this.located = located;
            this.place = place;
            this.progress = progress;
            this.holders = inOrder(located.holders()).iterator();
        }

        void next(Throwable last) {
            if (!holders.hasNext() || tried >= settings.limits().holdersTried()) {
                delivered.completeExceptionally(last);
                return;
            }
            tried++;
            Offer holder = holders.next();
            timeline.when(place.get(), (incoming, refused) -> {
                if (refused != null) delivered.completeExceptionally(refused);
                else fetch(holder, incoming);
            });
        }

        private void fetch(Offer holder, IncomingFile incoming) {
            tell(new PeerEvent.FetchStarted(
                    located.manifest(), holder.peer(), holder.ticket().claims().nonce()));
            var sink = new WatchedSink(incoming, located.manifest(), progress, timeline);
            CompletableFuture<Long> fetched = peers.fetch(
                            holder.endpoint(),
                            TransferRequest.Fetch.whole(located.manifest(), holder.ticket()),
                            sink)
                    .toCompletableFuture();
            sink.giveUpAfter(settings.limits().stall(), fetched);
            CompletionStage<Long> bytes = fetched;
            timeline.when(bytes.thenCompose(all -> incoming.finish()), (kept, failed) -> {
                sink.done();
                if (failed == null) succeed(holder);
                else fail(holder, incoming, Failures.known(failed));
            });
        }

        private void succeed(Offer holder) {
            shunned.forgive(holder.endpoint());
            delivered.complete(new Source(holder.peer(), tried));
        }

        private void fail(Offer holder, IncomingFile incoming, Throwable why) {
            incoming.abort();
            complain(holder, why);
            next(why);
        }

        private void complain(Offer holder, Throwable why) {
            var content = located.manifest().hash();
            complaint(why).ifPresent(complaint -> complain(holder, content, complaint));
        }

        private void complain(Offer holder, ContentHash content, Complaint complaint) {
            if (complaint == Complaint.UNREACHABLE) {
                shunned.blame(holder.endpoint(), timeline.instant());
            }
            tell(new PeerEvent.HolderFailed(holder.peer(), content, complaint));
            session.tell(
                    token -> new ControlRequest.Report(token, holder.peer(), content, complaint));
        }
    }

    private List<Offer> inOrder(List<Offer> offers) {
        List<Offer> ordered = new ArrayList<>(offers);
        List<Offer> last = offers.stream()
                .filter(offer -> shunned.isShunned(offer.endpoint(), timeline.instant()))
                .toList();
        ordered.removeAll(last);
        ordered.addAll(last);
        return ordered;
    }

    /** What the tracker should hear of; who is merely busy or careful, or met our disk, did no wrong. */
    private static Optional<Complaint> complaint(Throwable why) {
        boolean silent = why instanceof PeerUnreachable || why instanceof CancellationException;
        if (silent) return Optional.of(Complaint.UNREACHABLE);
        if (!(why instanceof TransferRefused refused)) return Optional.empty();
        return switch (refused.why()) {
            case WRONG_BYTES -> Optional.of(Complaint.WRONG_BYTES);
            case NOT_FOUND, CHANGED -> Optional.of(Complaint.NOT_HELD);
            case UNAUTHENTICATED, ALREADY_HELD, INVALID, EXHAUSTED, FORBIDDEN, UNAVAILABLE ->
                Optional.empty();
        };
    }

    private void tell(PeerEvent event) {
        observer.happened(event, timeline.instant());
    }
}
