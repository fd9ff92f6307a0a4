package p4.bench;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.transfer.OpenFile;

/** A file whose bytes are in memory already, so that no disk is measured. */
final class MadeFile implements OpenFile {

    private final byte[] content;
    private final FileManifest manifest;

    private MadeFile(byte[] content, FileManifest manifest) {
        this.content = content;
        this.manifest = manifest;
    }

    /** Makes one of {@code bytes} bytes, the same in every run. */
    static MadeFile of(int bytes) {
        byte[] content = new byte[bytes];
        new SplittableRandom(7).nextBytes(content);
        var path = new FilePath("bench/file.bin");
        return new MadeFile(content, new FileManifest(path, bytes, ContentHash.ofContent(content)));
    }

    @Override
    public FileManifest manifest() {
        return manifest;
    }

    @Override
    public int read(long offset, ByteBuffer buffer) {
        int count = (int) Math.min(buffer.remaining(), content.length - offset);
        buffer.put(content, (int) offset, count);
        return count;
    }

    @Override
    public void close() {
        // it is read again and again
    }
}
