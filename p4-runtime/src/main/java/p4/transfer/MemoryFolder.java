package p4.transfer;

import java.util.List;
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

    private static final long ROOM_BYTES = 1L << 30;

    private final MemoryShelf shelf;
    private volatile Map<FilePath, MemoryShelf.Kept> offered = Map.of();
    private volatile Runnable watcher = () -> {};

    /** Makes an empty folder with room for 1 GiB. */
    public MemoryFolder() {
        this(ROOM_BYTES);
    }

    /** Makes an empty folder that receives nothing that would fill it over {@code capacityBytes}. */
    public MemoryFolder(long capacityBytes) {
        this(capacityBytes, new ContentPool());
    }

    /** Makes such a folder that shares its contents with others through {@code pool}. */
    public MemoryFolder(long capacityBytes, ContentPool pool) {
        this.shelf = new MemoryShelf(capacityBytes, pool);
    }

    /**
     * Puts {@code content} at {@code path}, as the folder's owner, and tells the watcher.
     *
     * @throws TransferRefused if {@code path} would be both a file and a folder
     */
    public void put(FilePath path, byte[] content) {
        var manifest = new FileManifest(path, content.length, ContentHash.ofContent(content));
        shelf.keep(manifest, content.clone(), true);
        watcher.run();
    }

    /** Removes what is at {@code path}, and tells the watcher. */
    public void remove(FilePath path) {
        shelf.remove(path);
        watcher.run();
    }

    /** What is at {@code path}; empty if there is nothing. */
    public Optional<byte[]> content(FilePath path) {
        return shelf.at(path).map(kept -> kept.content().clone());
    }

    /** What it holds now, in order of the paths' text. */
    public List<FileManifest> files() {
        return shelf.all().stream().map(MemoryShelf.Kept::manifest).toList();
    }

    @Override
    public CompletionStage<FileTree> scan() {
        var found = new TreeMap<FilePath, MemoryShelf.Kept>();
        shelf.all().forEach(kept -> found.put(kept.manifest().path(), kept));
        offered = found;
        return CompletableFuture.completedFuture(FileTree.of(
                found.values().stream().map(MemoryShelf.Kept::manifest).toList()));
    }

    @Override
    public void watch(Runnable changed) {
        watcher = changed;
    }

    @Override
    public CompletionStage<OpenFile> open(FilePath path, ContentHash content) {
        MemoryShelf.Kept found = offered.get(path);
        if (found == null || !found.manifest().hash().equals(content)) {
            return refused(TransferRefusal.NOT_FOUND, "that content is not offered at " + path);
        }
        return shelf.holds(found)
                ? CompletableFuture.completedFuture(new MemoryReading(shelf, found))
                : refused(TransferRefusal.CHANGED, path + " is not what it was");
    }

    @Override
    public CompletionStage<IncomingFile> receive(FileManifest manifest, boolean overwrite) {
        try {
            shelf.reserve(manifest, overwrite);
        } catch (TransferRefused refused) {
            return CompletableFuture.failedFuture(refused);
        }
        return CompletableFuture.completedFuture(
                new MemoryWriting(shelf, manifest, overwrite, () -> watcher.run()));
    }

    @Override
    public void close() {
        watcher = () -> {};
    }

    private static <T> CompletionStage<T> refused(TransferRefusal why, String detail) {
        return CompletableFuture.failedFuture(new TransferRefused(why, detail));
    }
}
