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
import p4.transfer.IncomingFile;
import p4.transfer.OpenFile;
import p4.transfer.SharedFolder;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** A shared folder on a disk that may be slow or full. */
record AilingFolder(SharedFolder real, DiskHealth health, Timeline timeline)
        implements SharedFolder {

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
        if (health.isFull()) {
            return CompletableFuture.failedFuture(
                    new TransferRefused(TransferRefusal.EXHAUSTED, "no space left on the disk"));
        }
        return late(() -> real.receive(manifest, overwrite));
    }

    @Override
    public void close() {
        real.close();
    }

    private <T> CompletionStage<T> late(Supplier<CompletionStage<T>> opening) {
        Duration delay = health.delay();
        if (delay.isZero()) return opening.get();
        var due = new CompletableFuture<Void>();
        timeline.after(delay, () -> due.complete(null));
        return due.thenCompose(now -> opening.get());
    }
}
