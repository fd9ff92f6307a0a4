package p4.transfer;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.model.ContentHash;
import p4.model.FileManifest;

/** A file on its way into memory; knows how it ended. */
public final class MemoryIncoming implements IncomingFile {

    private final FileManifest manifest;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private CompletableFuture<Void> pending = CompletableFuture.completedFuture(null);
    private boolean slow;

    /** Expects what {@code manifest} says. */
    public MemoryIncoming(FileManifest manifest) {
        this.manifest = manifest;
    }

    /** Takes chunks only when it is told to {@link #catchUp}. */
    public MemoryIncoming slow() {
        slow = true;
        return this;
    }

    /** Takes the chunk that waits. */
    public void catchUp() {
        pending.complete(null);
    }

    /** What came so far. */
    public synchronized byte[] bytes() {
        return bytes.toByteArray();
    }

    /** Done with the word kept, refused or aborted. */
    public CompletableFuture<String> ended() {
        return ended;
    }

    @Override
    public FileManifest manifest() {
        return manifest;
    }

    @Override
    public synchronized CompletionStage<Void> take(Chunk chunk) {
        if (!pending.isDone()) throw new AssertionError("a chunk came before the last was taken");
        if (chunk.offset() != bytes.size()) throw new AssertionError("out of order: " + chunk);
        var copy = new byte[chunk.bytes().remaining()];
        chunk.bytes().duplicate().get(copy);
        bytes.writeBytes(copy);
        pending = slow ? new CompletableFuture<>() : CompletableFuture.completedFuture(null);
        return pending;
    }

    @Override
    public synchronized CompletionStage<FileManifest> finish() {
        if (!pending.isDone()) throw new AssertionError("finished before the last was taken");
        if (ContentHash.ofContent(bytes.toByteArray()).equals(manifest.hash())) {
            ended.complete("kept");
            return CompletableFuture.completedFuture(manifest);
        }
        ended.complete("refused");
        return CompletableFuture.failedFuture(
                new TransferRefused(TransferRefusal.WRONG_BYTES, "other bytes came"));
    }

    @Override
    public void abort() {
        ended.complete("aborted");
    }
}
