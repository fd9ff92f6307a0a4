package p4.transfer;

import java.nio.ByteBuffer;
import p4.model.FileManifest;

/** A file of a {@link MemoryFolder} that is being read. */
final class MemoryReading implements OpenFile {

    private final MemoryShelf shelf;
    private final MemoryShelf.Kept kept;

    MemoryReading(MemoryShelf shelf, MemoryShelf.Kept kept) {
        this.shelf = shelf;
        this.kept = kept;
    }

    @Override
    public FileManifest manifest() {
        return kept.manifest();
    }

    @Override
    public int read(long offset, ByteBuffer buffer) {
        if (!shelf.holds(kept)) {
            throw new TransferRefused(
                    TransferRefusal.CHANGED, manifest().path() + " is not what it was");
        }
        byte[] content = kept.content();
        int from = (int) Math.min(offset, content.length);
        int count = Math.min(buffer.remaining(), content.length - from);
        buffer.put(content, from, count);
        return count;
    }

    @Override
    public void close() {
        // memory has nothing to give back
    }
}
