package p4.peer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import p4.control.ControlPlane;
import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerEndpoint;
import p4.time.Timeline;
import p4.transfer.DataPlane;
import p4.transfer.Prover;
import p4.transfer.SharedFolder;
import p4.transfer.TransferHandler;

/**
 * A peer: keeps a lease, offers a folder, serves who has a ticket, fetches and stores files.
 *
 * <p>Everything but the bytes of files happens on its timeline; it may be called from any thread.
 */
public final class Peer implements PeerCommands {

    private static final int LISTED = 1_000;
    private static final int FOUND = 1_000;

    private final PeerSettings settings;
    private final Timeline timeline;
    private final LeaseKeeper leases;
    private final Session session;
    private final FolderIndex index;
    private final Proofs proofs;
    private final Uploader uploader;
    private final Downloader downloader;
    private final Sender sender;
    private final UploadQuota quota;

    /** Composes a peer; {@code downloads} may be the shared folder itself. */
    public Peer(
            PeerSettings settings,
            ControlPlane tracker,
            DataPlane peers,
            SharedFolder share,
            SharedFolder downloads,
            RandomGenerator chance,
            Timeline timeline,
            PeerObserver observer) {
        this.settings = settings;
        this.timeline = timeline;
        this.quota = new UploadQuota(settings);
        this.leases = new LeaseKeeper(settings, tracker, quota, timeline, chance, observer);
        this.session = new Session(tracker, leases, timeline);
        this.index = new FolderIndex(share, leases, timeline, settings.limits().rescan());
        var gate = new TicketGate(settings, tracker, leases, timeline);
        this.proofs = new Proofs(leases, share, timeline);
        this.uploader = new Uploader(settings, quota, gate, share, index, timeline, observer);
        var attempts = new Attempts(settings, session, peers, timeline, observer);
        this.downloader =
                new Downloader(settings, session, attempts, downloads, index, timeline, observer);
        this.sender = new Sender(session, peers, share, index, timeline);
    }

    /**
     * Looks at the folder, announces and publishes, and goes on doing so.
     *
     * @return done when the first offer was taken; never while the tracker refuses or is silent;
     *     fails if the folder cannot be read
     */
    public CompletionStage<Void> start() {
        return onTimeline(() -> index.start().thenCompose(looked -> leases.start()));
    }

    /** What other peers ask of this one. */
    public TransferHandler uploads() {
        return uploader;
    }

    /** What a tracker that dials back asks of this one. */
    public Prover proofs() {
        return proofs;
    }

    /** How busy it is; to be asked on its timeline. */
    public PeerGauges gauges() {
        return new PeerGauges(
                uploader.streams(), downloader.running(), downloader.waiting(), quota.bytesLeft());
    }

    /** Says goodbye to the tracker and stops; done whether or not the tracker answers. */
    public CompletionStage<Void> leave() {
        return onTimeline(() -> {
            CompletionStage<Void> left = leases.leave();
            stop();
            return left;
        });
    }

    /** Stops everything at once, without a goodbye. */
    public void crash() {
        timeline.execute(this::stop);
    }

    @Override
    public CompletionStage<FileTree> list(Optional<FilePath> folder) {
        return onTimeline(() -> page(folder, Optional.empty(), new Pages()));
    }

    @Override
    public CompletionStage<List<FileManifest>> find(String query) {
        return onTimeline(() -> session.ask(
                        ControlReply.Found.class,
                        token -> new ControlRequest.Search(token, query, FOUND))
                .thenApply(ControlReply.Found::files));
    }

    @Override
    public CompletionStage<Holders> where(FilePath path) {
        return onTimeline(() -> session.ask(
                        ControlReply.Located.class,
                        token -> new ControlRequest.Locate(token, path, Optional.empty()))
                .thenApply(Peer::holders));
    }

    @Override
    public CompletionStage<Fetched> get(Get order, Progress progress) {
        return onTimeline(() -> downloader.get(order, progress));
    }

    @Override
    public CompletionStage<List<Holder>> put(Put order, Progress progress) {
        return onTimeline(() -> sender.put(order, progress));
    }

    @Override
    public CompletionStage<PeerStatus> status() {
        return onTimeline(() -> CompletableFuture.completedFuture(statusNow()));
    }

    @Override
    public CompletionStage<Void> logout() {
        return leave();
    }

    private void stop() {
        leases.stop();
        index.stop();
        uploader.stop();
    }

    private CompletionStage<FileTree> page(
            Optional<FilePath> folder, Optional<FilePath> after, Pages pages) {
        return session.ask(
                        ControlReply.Listing.class,
                        token -> new ControlRequest.ListFiles(token, folder, after, LISTED))
                .thenCompose(listing -> {
                    pages.add(listing.tree());
                    return listing.next().isPresent()
                            ? page(folder, listing.next(), pages)
                            : CompletableFuture.completedFuture(pages.tree());
                });
    }

    private static Holders holders(ControlReply.Located located) {
        return new Holders(
                located.manifest(),
                located.holders().stream()
                        .map(offer -> new Holder(offer.peer(), offer.endpoint()))
                        .toList());
    }

    private PeerStatus statusNow() {
        Optional<PeerEndpoint> endpoint = settings.port().isEmpty()
                ? Optional.empty()
                : leases.lease()
                        .map(lease -> new PeerEndpoint(
                                settings.host().orElse(lease.observedHost()),
                                settings.port().getAsInt()));
        return new PeerStatus(
                settings.name(),
                endpoint,
                settings.tracker(),
                leases.leaseLeft(),
                index.tree().fileCount(),
                index.tree().totalBytes(),
                uploader.streams(),
                uploader.bytesServed(),
                downloader.bytesFetched(),
                OptionalInt.empty());
    }

    private <T> CompletionStage<T> onTimeline(Supplier<CompletionStage<T>> deed) {
        var done = new CompletableFuture<T>();
        timeline.execute(() -> timeline.when(deed.get(), (value, failed) -> {
            if (failed == null) done.complete(value);
            else done.completeExceptionally(Failures.ofCommand(failed));
        }));
        return done;
    }
}
