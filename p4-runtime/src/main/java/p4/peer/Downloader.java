package p4.peer;

import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.peer.PeerCommands.Fetched;
import p4.peer.PeerCommands.Get;
import p4.peer.PeerCommands.Progress;
import p4.time.Timeline;
import p4.transfer.SharedFolder;
import p4.transfer.TransferRefused;

/**
 * Fetches files: asks who holds one, and tries the holders in turn until it is verified and kept.
 *
 * <p>Lives on the peer's timeline; the bytes do not. Some fetches run at once, more wait in line.
 */
final class Downloader {

    private final PeerSettings settings;
    private final Session session;
    private final Attempts attempts;
    private final SharedFolder folder;
    private final FolderIndex index;
    private final Timeline timeline;
    private final PeerObserver observer;
    private final Queue<Runnable> line = new ArrayDeque<>();
    private int running;
    private long bytesFetched;

    Downloader(
            PeerSettings settings,
            Session session,
            Attempts attempts,
            SharedFolder folder,
            FolderIndex index,
            Timeline timeline,
            PeerObserver observer) {
        this.settings = settings;
        this.session = session;
        this.attempts = attempts;
        this.folder = folder;
        this.index = index;
        this.timeline = timeline;
        this.observer = observer;
    }

    /** How many bytes were fetched and kept since the start. */
    long bytesFetched() {
        return bytesFetched;
    }

    /** How many fetches run. */
    int running() {
        return running;
    }

    /** How many fetches wait. */
    int waiting() {
        return line.size();
    }

    /** Fetches what {@code order} asks for; fails with {@link CommandFailed}. */
    CompletionStage<Fetched> get(Get order, Progress progress) {
        var fetched = new CompletableFuture<Fetched>();
        if (line.size() >= settings.limits().fetchesQueued()) {
            fetched.completeExceptionally(
                    new CommandFailed(CommandFailed.Kind.FAILED, "too many fetches wait already"));
            return fetched;
        }
        line.add(() -> begin(order, progress, fetched));
        runNext();
        return fetched;
    }

    private void runNext() {
        while (running < settings.limits().fetches() && !line.isEmpty()) {
            running++;
            line.remove().run();
        }
    }

    private void begin(Get order, Progress progress, CompletableFuture<Fetched> fetched) {
        CompletionStage<Fetched> fetching = locateAndFetch(order, progress)
                .exceptionallyComposeAsync(
                        thrown -> mayHelpToAskAgain(Failures.known(thrown))
                                ? locateAndFetch(order, progress)
                                : CompletableFuture.failedFuture(thrown),
                        timeline);
        timeline.when(fetching, (done, failed) -> {
            running--;
            if (failed == null) fetched.complete(done);
            else fetched.completeExceptionally(Failures.ofCommand(failed));
            runNext();
        });
    }

    private CompletionStage<Fetched> locateAndFetch(Get order, Progress progress) {
        return session.ask(
                        ControlReply.Located.class,
                        token -> new ControlRequest.Locate(token, order.path(), order.content()))
                .thenCompose(located -> fetch(order, located, progress));
    }

    /** Holders may have come back meanwhile, and tickets grow old: both are had anew by asking. */
    private static boolean mayHelpToAskAgain(Throwable why) {
        if (why instanceof CommandFailed || why instanceof UncheckedIOException) return false;
        if (!(why instanceof TransferRefused refused)) return true;
        return switch (refused.why()) {
            case UNAUTHENTICATED, UNAVAILABLE, CHANGED, NOT_FOUND, WRONG_BYTES -> true;
            case ALREADY_HELD, INVALID, EXHAUSTED, FORBIDDEN -> false;
        };
    }

    private CompletionStage<Fetched> fetch(
            Get order, ControlReply.Located located, Progress progress) {
        FilePath saveAs = order.saveAs().orElse(order.path());
        FileManifest file = located.manifest();
        var kept = new FileManifest(saveAs, file.size(), file.hash());
        return attempts.start(located, () -> folder.receive(kept, order.overwrite()), progress)
                .thenApplyAsync(
                        from -> {
                            bytesFetched += file.size();
                            observer.happened(
                                    new PeerEvent.Saved(kept, from.peer()), timeline.instant());
                            index.changed();
                            return new Fetched(file, saveAs, from.peer(), from.holdersTried());
                        },
                        timeline);
    }
}
