package p4.transfer;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import p4.model.FileManifest;
import p4.model.FilePath;

/**
 * The files of a {@link MemoryFolder}, and how much room is left beside them.
 *
 * <p>For many threads at once. No path is ever both a file and a folder.
 */
final class MemoryShelf {

    private final NavigableMap<String, Kept> files = new TreeMap<>();
    private final long capacityBytes;
    private final ContentPool pool;
    private long bytesUsed;

    MemoryShelf(long capacityBytes, ContentPool pool) {
        this.capacityBytes = capacityBytes;
        this.pool = pool;
    }

    /** A file and its bytes, which nobody writes any more; equal to itself alone. */
    static final class Kept {

        private final FileManifest manifest;
        private final byte[] content;

        Kept(FileManifest manifest, byte[] content) {
            this.manifest = manifest;
            this.content = content;
        }

        FileManifest manifest() {
            return manifest;
        }

        byte[] content() {
            return content;
        }
    }

    synchronized List<Kept> all() {
        return List.copyOf(files.values());
    }

    synchronized Optional<Kept> at(FilePath path) {
        return Optional.ofNullable(files.get(path.value()));
    }

    /** Tells whether {@code kept} is still the very one at its path. */
    synchronized boolean holds(Kept kept) {
        return files.get(kept.manifest().path().value()) == kept;
    }

    /** Keeps a file, however little room there is; refused if its place is taken. */
    synchronized void keep(FileManifest manifest, byte[] content, boolean overwrite) {
        if (isTaken(manifest.path(), overwrite)) throw taken(manifest);
        var kept = new Kept(manifest, pool.keep(manifest.hash(), content));
        Kept before = files.put(manifest.path().value(), kept);
        bytesUsed += manifest.size() - (before == null ? 0 : before.manifest().size());
    }

    synchronized void remove(FilePath path) {
        Kept gone = files.remove(path.value());
        if (gone != null) bytesUsed -= gone.manifest().size();
    }

    /** Keeps room for a file that is to come; refused if its place is taken or room is scarce. */
    synchronized void reserve(FileManifest manifest, boolean overwrite) {
        if (isTaken(manifest.path(), overwrite)) throw taken(manifest);
        if (manifest.size() > capacityBytes - bytesUsed) {
            throw new TransferRefused(TransferRefusal.EXHAUSTED, "there is no room for that");
        }
        bytesUsed += manifest.size();
    }

    /** Gives back what {@link #reserve} kept for {@code manifest}. */
    synchronized void release(FileManifest manifest) {
        bytesUsed -= manifest.size();
    }

    private boolean isTaken(FilePath path, boolean overwrite) {
        return isFolder(path)
                || isBelowFile(path)
                || (!overwrite && files.containsKey(path.value()));
    }

    private boolean isFolder(FilePath path) {
        String first = files.ceilingKey(path + "/");
        return first != null && first.startsWith(path + "/");
    }

    private boolean isBelowFile(FilePath path) {
        String value = path.value();
        for (int slash = value.indexOf('/'); slash > 0; slash = value.indexOf('/', slash + 1)) {
            if (files.containsKey(value.substring(0, slash))) return true;
        }
        return false;
    }

    private static TransferRefused taken(FileManifest manifest) {
        return new TransferRefused(
                TransferRefusal.ALREADY_HELD,
                "there is something at " + manifest.path() + " already");
    }
}
