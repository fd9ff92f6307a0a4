package p4.overlay;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import p4.time.Timeline;
import p4.transfer.SharedFolder;

/**
 * A node of an overlay: knows some peers, answers and passes on queries, offers and fetches files.
 *
 * <p>Everything but the reading of files happens on its timeline; the public methods may be called
 * from any thread, but for {@link #accept}. Stages complete on the timeline and fail with {@link
 * OverlayFailed} alone, unless a method says otherwise.
 */
public final class OverlayNode implements OverlayNetwork.Acceptor {

    private final OverlaySettings settings;
    private final Timeline timeline;
    private final OverlayObserver observer;
    private final Lines lines;
    private final Neighbours neighbours;
    private final Membership membership;
    private final LocalFiles files;
    private final QueryRouter router;
    private final PieceServer pieces;
    private final Searches searches;
    private final Downloads downloads;

    /** Composes a node that offers {@code folder}, reads it on {@code disk} and fetches into it. */
    public OverlayNode(
            OverlaySettings settings,
            OverlayNetwork network,
            SharedFolder folder,
            Executor disk,
            RandomGenerator chance,
            Timeline timeline,
            OverlayObserver observer) {
        OverlayLimits limits = settings.limits();
        this.settings = settings;
        this.timeline = timeline;
        this.observer = observer;
        this.lines = new Lines(network, limits.peers().lines(), timeline);
        this.neighbours = new Neighbours(settings.id(), limits.peers(), chance);
        this.membership = new Membership(settings, lines, neighbours, chance, timeline, observer);
        this.files = new LocalFiles(folder, timeline, observer);
        this.router = new QueryRouter(settings, files, neighbours, lines, timeline, observer);
        this.pieces = new PieceServer(limits.transfer(), files, folder, disk, timeline, observer);
        this.searches = new Searches(
                limits.search(), neighbours, router, lines, chance, timeline, observer);
        this.downloads = new Downloads(limits, searches, folder, files, lines, timeline, observer);
    }

    /** Is told how many bytes of how many are there; on the node's timeline. */
    @FunctionalInterface
    public interface Progress {

        /** A listener that does not care. */
        Progress NONE = (done, total) -> {};

        /** Hears that {@code done} bytes of {@code total} are there. */
        void moved(long done, long total);
    }

    /**
     * Looks at the folder, then joins the overlay, and stays in it.
     *
     * @return done once files are offered; fails with what the folder failed with
     */
    public CompletionStage<Void> start() {
        return onTimeline(() -> {
            membership.start();
            return files.start();
        });
    }

    /** Stops, and closes what it opened. */
    public void stop() {
        timeline.execute(() -> {
            membership.stop();
            files.stop();
            lines.closeAll();
        });
    }

    /** Answers what comes over {@code connection}; to be called on the timeline. */
    @Override
    public Connection.Listener accept(Connection connection) {
        return new Inbound(
                connection, settings.limits(), membership, router, pieces, timeline, observer);
    }

    /** Searches; the files that were found, those with most holders first, may be none. */
    public CompletionStage<List<Found>> find(SearchRequest request) {
        return search(request).thenApply(Searched::found);
    }

    /** Searches, and says what number the query had. */
    public CompletionStage<Searched> search(SearchRequest request) {
        return onTimeline(() -> searches.start(request));
    }

    /** Fetches a file, verifies it and keeps it. */
    public CompletionStage<Fetched> get(GetRequest order, Progress progress) {
        return onTimeline(() -> downloads.get(order, progress));
    }

    /** The neighbours that answered when last asked, the one known for longest first. */
    public CompletionStage<List<Contact>> peers() {
        return onTimeline(() -> CompletableFuture.completedFuture(neighbours.live()));
    }

    /** Tells how the node is doing. */
    public CompletionStage<OverlayStatus> status() {
        return onTimeline(() -> CompletableFuture.completedFuture(statusNow()));
    }

    private OverlayStatus statusNow() {
        return new OverlayStatus(
                settings.id(),
                neighbours.live().size(),
                files.count(),
                files.bytes(),
                pieces.reading(),
                pieces.bytesServed(),
                downloads.bytesFetched());
    }

    private <T> CompletionStage<T> onTimeline(Supplier<CompletionStage<T>> deed) {
        var done = new CompletableFuture<T>();
        timeline.execute(() -> deed.get().whenComplete((value, failed) -> {
            if (failed == null) done.complete(value);
            else done.completeExceptionally(failed);
        }));
        return done;
    }
}
