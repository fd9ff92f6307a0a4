package p4.sim.cluster.virtual;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.time.Timeline;
import p4.transfer.Chunk;
import p4.transfer.IncomingFile;
import p4.transfer.OpenFile;
import p4.transfer.SharedFolder;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/**
 * A shared folder on a disk that may be slow or full.
 *
 * <p>Reading is not held up here, for it cannot wait: the wire sends what was read once the disk has
 * done the {@link DiskHealth#work} for it.
 */
final class AilingFolder implements SharedFolder {

    private final SharedFolder real;
    private final DiskHealth health;
    private final Timeline timeline;

    /** Keeps files in {@code real}; waits on {@code timeline}. */
    AilingFolder(SharedFolder real, DiskHealth health, Timeline timeline) {
        this.real = real;
        this.health = health;
        this.timeline = timeline;
    }

    @Override
    public CompletionStage<FileTree> scan() {
        return real.scan();
    }

    @Override
    public void watch(Runnable changed) {
        real.watch(changed);
    }

    @Override
    public CompletionStage<OpenFile> open(FilePath path, ContentHash content) {
        return late(() -> real.open(path, content));
    }

    @Override
    public CompletionStage<IncomingFile> receive(FileManifest manifest, boolean overwrite) {
        if (health.isFull()) return noRoom();
        return late(() -> real.receive(manifest, overwrite)).thenApply(Writing::new);
    }

    @Override
    public void close() {
        real.close();
    }

    private <T> CompletionStage<T> late(Supplier<CompletionStage<T>> opening) {
        return worked(0).thenCompose(now -> opening.get());
    }

    /** Done when the disk has moved {@code bytes} bytes. */
    private CompletionStage<Void> worked(long bytes) {
        Duration delay = health.work(bytes);
        if (delay.isZero()) return CompletableFuture.completedFuture(null);
        var due = new CompletableFuture<Void>();
        timeline.after(delay, () -> due.complete(null));
        return due;
    }

    private static <T> CompletionStage<T> noRoom() {
        return CompletableFuture.failedFuture(
                new TransferRefused(TransferRefusal.EXHAUSTED, "no space left on the disk"));
    }

    /** A file that is written piece by piece, each when the disk has come to it. */
    private final class Writing implements IncomingFile {

        private final IncomingFile file;

        Writing(IncomingFile file) {
            this.file = file;
        }

        @Override
        public FileManifest manifest() {
            return file.manifest();
        }

        @Override
        public CompletionStage<Void> take(Chunk chunk) {
            if (health.isFull()) return noRoom();
            return worked(chunk.bytes().remaining()).thenCompose(now -> file.take(chunk));
        }

        @Override
        public CompletionStage<FileManifest> finish() {
            return file.finish();
        }

        @Override
        public void abort() {
            file.abort();
        }
    }
}
