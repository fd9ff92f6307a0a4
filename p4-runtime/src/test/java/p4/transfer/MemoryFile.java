package p4.transfer;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import p4.model.FileManifest;

/** A file in memory, opened for reading; knows what is read of it, by whom, and when it is closed. */
public final class MemoryFile implements OpenFile {

    private final FileManifest manifest;
    private final byte[] bytes;
    private final AtomicLong read = new AtomicLong();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private volatile long changesAt = Long.MAX_VALUE;
    private volatile boolean reading;

    /** Opens {@code bytes}, which {@code manifest} describes, truthfully or not. */
    public MemoryFile(FileManifest manifest, byte[] bytes) {
        this.manifest = manifest;
        this.bytes = bytes;
    }

    /** Is found changed by whoever reads at {@code offset} or beyond. */
    public MemoryFile changingAt(long offset) {
        changesAt = offset;
        return this;
    }

    /** How many bytes were read so far. */
    public long bytesRead() {
        return read.get();
    }

    /** Done once it is closed; fails if that happens twice, or while it is read. */
    public CompletableFuture<Void> closed() {
        return closed;
    }

    @Override
    public FileManifest manifest() {
        return manifest;
    }

    @Override
    public int read(long offset, ByteBuffer buffer) {
        if (closed.isDone()) throw new IllegalStateException("read after it was closed");
        reading = true;
        int count = (int) Math.min(buffer.remaining(), bytes.length - offset);
        buffer.put(bytes, (int) offset, count);
        read.addAndGet(count);
        reading = false;
        if (offset + count > changesAt) {
            throw new TransferRefused(TransferRefusal.CHANGED, manifest.path() + " was changed");
        }
        return count;
    }

    @Override
    public void close() {
        if (reading) closed.completeExceptionally(new AssertionError("closed while it was read"));
        if (!closed.complete(null)) closed.obtrudeException(new AssertionError("closed twice"));
    }
}
