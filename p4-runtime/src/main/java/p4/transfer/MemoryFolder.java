package p4.transfer;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;

/**
 * A shared folder that lives in memory, for peers without a disk and for virtual time.
 *
 * <p>Everything happens at once, on the calling thread. A file that is replaced while it is open
 * refuses its readers with {@link TransferRefusal#CHANGED}, as one on a disk does.
 */
public final class MemoryFolder implements SharedFolder {

    private final Map<FilePath, byte[]> files = new TreeMap<>();
    private Map<FilePath, FileManifest> offered = Map.of();
    private Runnable watcher = () -> {};

    /** Puts {@code content} at {@code path}, and tells the watcher. */
    public void put(FilePath path, byte[] content) {
        Runnable hears;
        synchronized (this) {
            files.put(path, content.clone());
            hears = watcher;
        }
        hears.run();
    }

    /** Removes what is at {@code path}, and tells the watcher. */
    public void remove(FilePath path) {
        Runnable hears;
        synchronized (this) {
            files.remove(path);
            hears = watcher;
        }
        hears.run();
    }

    /** What is at {@code path}; empty if there is nothing. */
    public synchronized Optional<byte[]> content(FilePath path) {
        return Optional.ofNullable(files.get(path)).map(byte[]::clone);
    }

    @Override
    public synchronized CompletionStage<FileTree> scan() {
        var manifests = new TreeMap<FilePath, FileManifest>();
        files.forEach((path, content) -> manifests.put(path, manifest(path, content)));
        offered = manifests;
        return CompletableFuture.completedFuture(FileTree.of(manifests.values()));
    }

    @Override
    public synchronized void watch(Runnable changed) {
        watcher = changed;
    }

    @Override
    public synchronized CompletionStage<OpenFile> open(FilePath path, ContentHash content) {
        FileManifest manifest = offered.get(path);
        if (manifest == null || !manifest.hash().equals(content)) {
            return refused(TransferRefusal.NOT_FOUND, "that content is not offered at " + path);
        }
        byte[] bytes = files.get(path);
        if (bytes == null || !ContentHash.ofContent(bytes).equals(content)) {
            return refused(TransferRefusal.CHANGED, path + " is not what it was");
        }
        return CompletableFuture.completedFuture(new Reading(manifest, bytes));
    }

    @Override
    public synchronized CompletionStage<IncomingFile> receive(
            FileManifest manifest, boolean overwrite) {
        if (manifest.size() > Integer.MAX_VALUE) {
            return refused(TransferRefusal.EXHAUSTED, "that is too large for memory");
        }
        return !overwrite && files.containsKey(manifest.path())
                ? refused(
                        TransferRefusal.ALREADY_HELD,
                        "there is something at " + manifest.path() + " already")
                : CompletableFuture.completedFuture(new Writing(manifest, overwrite));
    }

    @Override
    public synchronized void close() {
        watcher = () -> {};
    }

    private synchronized boolean holds(FilePath path, byte[] content) {
        return files.get(path) == content;
    }

    private synchronized boolean keep(FileManifest manifest, byte[] content, boolean overwrite) {
        if (!overwrite && files.containsKey(manifest.path())) return false;
        files.put(manifest.path(), content);
        return true;
    }

    private static FileManifest manifest(FilePath path, byte[] content) {
        return new FileManifest(path, content.length, ContentHash.ofContent(content));
    }

    private static <T> CompletionStage<T> refused(TransferRefusal why, String detail) {
        return CompletableFuture.failedFuture(new TransferRefused(why, detail));
    }

    /** A file that is being read. */
    private final class Reading implements OpenFile {

        private final FileManifest manifest;
        private final byte[] content;

        Reading(FileManifest manifest, byte[] content) {
            this.manifest = manifest;
            this.content = content;
        }

        @Override
        public FileManifest manifest() {
            return manifest;
        }

        @Override
        public int read(long offset, ByteBuffer buffer) {
            if (!holds(manifest.path(), content)) {
                throw new TransferRefused(
                        TransferRefusal.CHANGED, manifest.path() + " is not what it was");
            }
            int count = (int) Math.min(buffer.remaining(), Math.max(content.length - offset, 0));
            buffer.put(content, (int) Math.min(offset, content.length), count);
            return count;
        }

        @Override
        public void close() {
            // memory has nothing to give back
        }
    }

    /** A file that is being received. */
    private final class Writing implements IncomingFile {

        private final FileManifest manifest;
        private final boolean overwrite;
        private final ByteBuffer received;
        private boolean over;

        Writing(FileManifest manifest, boolean overwrite) {
            this.manifest = manifest;
            this.overwrite = overwrite;
            this.received = ByteBuffer.allocate((int) manifest.size());
        }

        @Override
        public FileManifest manifest() {
            return manifest;
        }

        @Override
        public CompletionStage<Void> take(Chunk chunk) {
            if (over) return refused(TransferRefusal.UNAVAILABLE, "it was called off");
            if (chunk.bytes().remaining() > received.remaining()) {
                return refused(TransferRefusal.WRONG_BYTES, "more bytes came than promised");
            }
            received.put(chunk.bytes().duplicate());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<FileManifest> finish() {
            if (over) return refused(TransferRefusal.UNAVAILABLE, "it was called off");
            over = true;
            byte[] content = received.array();
            if (received.hasRemaining()
                    || !ContentHash.ofContent(content).equals(manifest.hash())) {
                return refused(TransferRefusal.WRONG_BYTES, "other bytes came than promised");
            }
            return keep(manifest, content, overwrite)
                    ? CompletableFuture.completedFuture(manifest)
                    : refused(
                            TransferRefusal.ALREADY_HELD,
                            "there is something at " + manifest.path() + " already");
        }

        @Override
        public void abort() {
            over = true;
        }
    }
}
