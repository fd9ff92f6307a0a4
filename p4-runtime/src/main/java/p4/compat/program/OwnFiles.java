package p4.compat.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import p4.compat.CompatLimits;
import p4.compat.Fetches;
import p4.compat.Serving;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.peer.PeerEvent;
import p4.peer.PeerObserver;
import p4.time.Refresh;
import p4.time.Timeline;
import p4.transfer.OpenFile;
import p4.transfer.SharedFolder;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/**
 * The files of a program: what its folder holds, served to whoever asks, since a dialect has no ticket.
 *
 * <p>Serves by its index alone, so that no name leads out of the folder. A few files are in memory at
 * once. Lives on the program's timeline; {@link #serve} may be called from any thread.
 */
public final class OwnFiles implements Serving {

    private static final Duration REST = Duration.ofMillis(200);

    private final SharedFolder folder;
    private final Executor disk;
    private final int fileBytesMax;
    private final PeerObserver observer;
    private final Timeline timeline;
    private final Fetches turns;
    private final Refresh refresh;
    private Runnable changed = () -> {};
    private FileTree tree = FileTree.EMPTY;
    private long bytesServed;

    /** Serves what {@code folder} holds, read on {@code disk}; nothing before its program starts. */
    public OwnFiles(
            SharedFolder folder,
            Executor disk,
            CompatLimits limits,
            PeerObserver observer,
            Timeline timeline) {
        this.folder = folder;
        this.disk = disk;
        this.fileBytesMax = limits.fileBytesMax();
        this.observer = observer;
        this.timeline = timeline;
        this.turns = new Fetches(limits, timeline);
        this.refresh = new Refresh(this::look, REST, timeline);
    }

    /** Looks for the first time, and whenever the folder changed; then tells {@code whoever}. */
    CompletionStage<Void> start(Runnable whoever) {
        changed = whoever;
        folder.watch(() -> timeline.execute(refresh::soon));
        return refresh.now();
    }

    /** Looks no more. */
    void stop() {
        refresh.stop();
    }

    /** Has it look soon. */
    void mayHaveChanged() {
        refresh.soon();
    }

    /** What was there at the last look. */
    FileTree tree() {
        return tree;
    }

    /** Bytes that were handed out since the start. */
    long bytesServed() {
        return bytesServed;
    }

    /** How many calls are being served. */
    int serving() {
        return turns.running();
    }

    /** Where files that were fetched are kept. */
    SharedFolder folder() {
        return folder;
    }

    @Override
    public Fetches.Turn serve(
            String host, FilePath path, Consumer<byte[]> then, Consumer<Throwable> failing) {
        return turns.fetch(
                () -> read(path),
                bytes -> {
                    note(host, path, bytes.length);
                    then.accept(bytes);
                },
                failing);
    }

    private void note(String host, FilePath path, long bytes) {
        bytesServed += bytes;
        tree.file(path)
                .map(file -> new PeerEvent.Served(Places.name(host), file.hash(), "", bytes))
                .ifPresent(served -> observer.happened(served, timeline.instant()));
    }

    private CompletionStage<byte[]> read(FilePath path) {
        Optional<FileManifest> file = tree.file(path);
        if (file.isEmpty()) return refused(TransferRefusal.NOT_FOUND, "no such file");
        if (file.get().size() > fileBytesMax) {
            return refused(TransferRefusal.EXHAUSTED, "too large for this dialect");
        }
        return folder.open(path, file.get().hash()).thenApplyAsync(OwnFiles::whole, disk);
    }

    private static byte[] whole(OpenFile file) {
        try (file) {
            var bytes = ByteBuffer.allocate((int) file.manifest().size());
            file.read(0, bytes);
            return bytes.array();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void look(CompletableFuture<Void> looked) {
        timeline.when(folder.scan(), (found, failed) -> {
            if (failed != null) {
                looked.completeExceptionally(failed);
                return;
            }
            boolean news = !found.equals(tree);
            tree = found;
            if (news) changed.run();
            looked.complete(null);
        });
    }

    private static <T> CompletionStage<T> refused(TransferRefusal why, String detail) {
        return CompletableFuture.failedFuture(new TransferRefused(why, detail));
    }
}
