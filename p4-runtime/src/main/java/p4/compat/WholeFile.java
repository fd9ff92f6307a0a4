package p4.compat;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.transfer.OpenFile;

/** A file that was read whole; its bytes are nobody else's and do not change. */
public final class WholeFile implements OpenFile {

    private final FileManifest manifest;
    private final byte[] bytes;
    private final Runnable whenClosed;
    private final AtomicBoolean closed = new AtomicBoolean();

    private WholeFile(FileManifest manifest, byte[] bytes, Runnable whenClosed) {
        this.manifest = manifest;
        this.bytes = bytes;
        this.whenClosed = whenClosed;
    }

    /** The file at {@code path} that consists of {@code bytes}, which are hashed here. */
    static WholeFile of(FilePath path, byte[] bytes) {
        var manifest = new FileManifest(path, bytes.length, ContentHash.ofContent(bytes));
        return new WholeFile(manifest, bytes, () -> {});
    }

    /** The file {@code manifest}, whose content {@code bytes} was found to be. */
    public static WholeFile of(FileManifest manifest, byte[] bytes) {
        return new WholeFile(manifest, bytes, () -> {});
    }

    /** This file, which runs {@code whenClosed} once, when it is closed. */
    WholeFile closing(Runnable whenClosed) {
        return new WholeFile(manifest, bytes, whenClosed);
    }

    @Override
    public FileManifest manifest() {
        return manifest;
    }

    @Override
    public int read(long offset, ByteBuffer buffer) {
        int from = (int) Math.min(offset, bytes.length);
        int count = Math.min(buffer.remaining(), bytes.length - from);
        buffer.put(bytes, from, count);
        return count;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) whenClosed.run();
    }
}
