package p4.transfer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import p4.model.ContentHash;
import p4.model.FileManifest;

/**
 * A file on its way into a {@link MemoryFolder}.
 *
 * <p>Its room is reserved, but memory is taken only as bytes come: who promises a large file and
 * sends nothing costs nothing.
 */
final class MemoryWriting implements IncomingFile {

    private final MemoryShelf shelf;
    private final FileManifest manifest;
    private final boolean overwrite;
    private final Runnable kept;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final AtomicBoolean over = new AtomicBoolean();

    /** Puts what comes on {@code shelf}, which has room for it, and runs {@code kept} then. */
    MemoryWriting(MemoryShelf shelf, FileManifest manifest, boolean overwrite, Runnable kept) {
        this.shelf = shelf;
        this.manifest = manifest;
        this.overwrite = overwrite;
        this.kept = kept;
    }

    @Override
    public FileManifest manifest() {
        return manifest;
    }

    @Override
    public CompletionStage<Void> take(Chunk chunk) {
        if (over.get()) return calledOff();
        ByteBuffer bytes = chunk.bytes().duplicate();
        if (bytes.remaining() > manifest.size() - received.size()) {
            return refused(TransferRefusal.WRONG_BYTES, "more bytes came than promised");
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        received.writeBytes(copy);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<FileManifest> finish() {
        if (over.getAndSet(true)) return calledOff();
        shelf.release(manifest);
        byte[] content = received.toByteArray();
        if (content.length != manifest.size()
                || !ContentHash.ofContent(content).equals(manifest.hash())) {
            return refused(TransferRefusal.WRONG_BYTES, "other bytes came than promised");
        }
        try {
            shelf.keep(manifest, content, overwrite);
        } catch (TransferRefused taken) {
            return CompletableFuture.failedFuture(taken);
        }
        kept.run();
        return CompletableFuture.completedFuture(manifest);
    }

    @Override
    public void abort() {
        if (!over.getAndSet(true)) shelf.release(manifest);
    }

    private static <T> CompletionStage<T> calledOff() {
        return refused(TransferRefusal.UNAVAILABLE, "it was called off");
    }

    private static <T> CompletionStage<T> refused(TransferRefusal why, String detail) {
        return CompletableFuture.failedFuture(new TransferRefused(why, detail));
    }
}
