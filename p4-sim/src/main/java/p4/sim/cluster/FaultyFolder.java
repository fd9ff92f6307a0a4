package p4.sim.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.transfer.IncomingFile;
import p4.transfer.OpenFile;
import p4.transfer.SharedFolder;

/**
 * A shared folder that can be made to hand out wrong bytes.
 *
 * <p>It is told of changes by the laboratory, which makes them, instead of by the file system: five
 * hundred watchers of one machine's files would be a load that no real peer has.
 */
public final class FaultyFolder implements SharedFolder {

    private static final int WRONG = 0x55;

    private final SharedFolder real;
    private volatile boolean corrupt;
    private volatile Runnable watcher = () -> {};

    public FaultyFolder(SharedFolder real) {
        this.real = real;
    }

    /** Hands out wrong bytes from now on, or right ones again. */
    public void corrupt(boolean wrong) {
        corrupt = wrong;
    }

    /** Says that something in the folder was changed from outside. */
    public void changed() {
        watcher.run();
    }

    @Override
    public CompletionStage<FileTree> scan() {
        return real.scan();
    }

    @Override
    public void watch(Runnable changed) {
        watcher = changed;
    }

    @Override
    public CompletionStage<OpenFile> open(FilePath path, ContentHash content) {
        return real.open(path, content).thenApply(Corruptible::new);
    }

    @Override
    public CompletionStage<IncomingFile> receive(FileManifest manifest, boolean overwrite) {
        return real.receive(manifest, overwrite);
    }

    @Override
    public void close() {
        real.close();
    }

    /** An open file whose first byte of every read is wrong while the folder is corrupt. */
    private final class Corruptible implements OpenFile {

        private final OpenFile file;

        Corruptible(OpenFile file) {
            this.file = file;
        }

        @Override
        public FileManifest manifest() {
            return file.manifest();
        }

        @Override
        public int read(long offset, ByteBuffer buffer) throws IOException {
            int first = buffer.position();
            int count = file.read(offset, buffer);
            if (corrupt && count > 0) buffer.put(first, (byte) (buffer.get(first) ^ WRONG));
            return count;
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
