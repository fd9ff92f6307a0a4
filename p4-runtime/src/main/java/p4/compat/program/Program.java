package p4.compat.program;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import p4.compat.CompatLimits;
import p4.compat.DataPort;
import p4.compat.Slots;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.peer.CommandFailed;
import p4.peer.PeerCommands;
import p4.peer.PeerObserver;
import p4.peer.PeerStatus;
import p4.time.Timeline;

/**
 * A peer that speaks a dialect alone: offers a folder, and fetches files into it.
 *
 * <p>A dialect tells neither size nor hash of a file, so what a holder sends is what counts, unless who
 * asks for it knows better. Files are fetched whole. Lives on its timeline; its commands may be called
 * from any thread.
 */
public final class Program implements PeerCommands {

    private final Identity identity;
    private final Tongue tongue;
    private final DataPort port;
    private final OwnFiles files;
    private final Executor hashing;
    private final PeerObserver observer;
    private final Timeline timeline;
    private final Slots fetches;
    private final Session session;
    private long bytesFetched;

    /** What a program is called, where it serves, and what its tracker is called. */
    public record Identity(PeerId name, PeerEndpoint endpoint, String tracker) {}

    /** Offers {@code files}, hashes on {@code hashing}, and is not on its network yet. */
    public Program(
            Identity identity,
            Tongue tongue,
            DataPort port,
            OwnFiles files,
            Executor hashing,
            CompatLimits limits,
            PeerObserver observer,
            RandomGenerator chance,
            Timeline timeline) {
        this.identity = identity;
        this.tongue = tongue;
        this.port = port;
        this.files = files;
        this.hashing = hashing;
        this.observer = observer;
        this.timeline = timeline;
        this.fetches = new Slots(limits.fetchesAtOnce(), limits.waitingMax(), timeline);
        this.session =
                new Session(identity.name(), tongue, this::paths, observer, chance, timeline);
    }

    /** Looks at its folder, then joins, however often it takes; done when it has looked. */
    public CompletionStage<Void> start() {
        return onTimeline(() -> {
            var started = new CompletableFuture<Void>();
            timeline.when(files.start(session::changed), (looked, failed) -> {
                session.start();
                if (failed == null) started.complete(null);
                else started.completeExceptionally(CommandFailed.of(failed));
            });
            return started;
        });
    }

    /** Ends without a goodbye. */
    public void crash() {
        timeline.execute(() -> {
            files.stop();
            session.crash();
        });
    }

    @Override
    public CompletionStage<Fetched> get(Get order, Progress progress) {
        return onTimeline(() -> fetches.run(() -> session.ask(() -> tongue.locate(order.path()))
                .thenComposeAsync(places -> fetch(order, places, progress), timeline)));
    }

    @Override
    public CompletionStage<FileTree> list(Optional<FilePath> folder) {
        return unsaid();
    }

    @Override
    public CompletionStage<List<FileManifest>> find(String query) {
        return unsaid();
    }

    @Override
    public CompletionStage<Holders> where(FilePath path) {
        return unsaid();
    }

    @Override
    public CompletionStage<List<Holder>> put(Put order, Progress progress) {
        return unsaid();
    }

    @Override
    public CompletionStage<PeerStatus> status() {
        return onTimeline(() -> CompletableFuture.completedFuture(new PeerStatus(
                identity.name(),
                Optional.of(identity.endpoint()),
                identity.tracker(),
                Optional.empty(),
                files.tree().fileCount(),
                files.tree().totalBytes(),
                files.serving(),
                files.bytesServed(),
                bytesFetched,
                OptionalInt.empty())));
    }

    /** Tells whether the tracker knows it, as far as it knows. */
    public CompletionStage<Boolean> isOnTheNetwork() {
        return onTimeline(() -> CompletableFuture.completedFuture(session.isIn()));
    }

    @Override
    public CompletionStage<Void> logout() {
        return onTimeline(() -> {
            files.stop();
            return session.leave();
        });
    }

    private List<FilePath> paths() {
        return files.tree().files().stream().map(FileManifest::path).toList();
    }

    private CompletionStage<Fetched> fetch(
            Get order, List<Tongue.Place> places, Progress progress) {
        var download = new Download(
                order, places, port, files.folder(), hashing, observer, timeline, progress);
        CompletionStage<Fetched> fetched = download.start();
        fetched.thenAcceptAsync(
                file -> {
                    bytesFetched += file.file().size();
                    files.mayHaveChanged();
                },
                timeline);
        return fetched;
    }

    private static <T> CompletionStage<T> unsaid() {
        return CompletableFuture.failedFuture(new CommandFailed(
                CommandFailed.Kind.INVALID,
                "this peer speaks a dialect that has no such word; its shell has its own"));
    }

    private <T> CompletionStage<T> onTimeline(Supplier<CompletionStage<T>> deed) {
        var done = new CompletableFuture<T>();
        timeline.execute(() -> timeline.when(deed.get(), (value, failed) -> {
            if (failed == null) done.complete(value);
            else done.completeExceptionally(CommandFailed.of(failed));
        }));
        return done;
    }
}
