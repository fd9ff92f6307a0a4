package p4.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An immutable tree of folders and files, in path order.
 *
 * <p>No path is both a file and a folder. Iteration is by path, in the order of its characters.
 */
public final class FileTree implements Iterable<FileManifest> {

    /** The tree with nothing in it. */
    public static final FileTree EMPTY = new FileTree(new TreeMap<>());

    private final SortedMap<FilePath, FileManifest> files;
    private final long totalBytes;

    private FileTree(SortedMap<FilePath, FileManifest> files) {
        this.files = files;
        this.totalBytes = files.values().stream().mapToLong(FileManifest::size).sum();
    }

    /**
     * Builds the tree of {@code manifests}.
     *
     * @throws IllegalArgumentException if a path comes twice, or is both a file and a folder
     */
    public static FileTree of(Collection<FileManifest> manifests) {
        var files = new TreeMap<FilePath, FileManifest>();
        for (FileManifest manifest : manifests) {
            if (files.put(manifest.path(), manifest) != null) {
                throw new IllegalArgumentException("path comes twice: " + manifest.path());
            }
        }
        refuseFilesThatAreFolders(files);
        return new FileTree(files);
    }

    /** The file at {@code path}, if there is one. */
    public Optional<FileManifest> file(FilePath path) {
        return Optional.ofNullable(files.get(path));
    }

    /** Every file whose path is {@code folder} or lies below it. */
    public FileTree under(FilePath folder) {
        var below = new TreeMap<FilePath, FileManifest>();
        for (Map.Entry<FilePath, FileManifest> entry : files.tailMap(folder).entrySet()) {
            if (!entry.getKey().value().startsWith(folder.value())) break;
            if (entry.getKey().isUnder(folder)) below.put(entry.getKey(), entry.getValue());
        }
        return new FileTree(below);
    }

    /** This tree after {@code delta}; removals are applied before additions. */
    public FileTree apply(TreeDelta delta) {
        if (delta.isEmpty()) return this;
        var next = new TreeMap<>(files);
        delta.removed().forEach(next::remove);
        delta.added().forEach(manifest -> next.put(manifest.path(), manifest));
        return of(next.values());
    }

    /** What turns {@code earlier} into this tree. */
    public TreeDelta since(FileTree earlier) {
        var added = files.values().stream()
                .filter(manifest -> !manifest.equals(earlier.files.get(manifest.path())))
                .toList();
        var removed = earlier.files.keySet().stream()
                .filter(path -> !files.containsKey(path))
                .toList();
        return new TreeDelta(added, removed);
    }

    /** How many files there are. */
    public int fileCount() {
        return files.size();
    }

    /** The sizes of all files together, in bytes. */
    public long totalBytes() {
        return totalBytes;
    }

    /** Every file, by path. */
    public Collection<FileManifest> files() {
        return Collections.unmodifiableCollection(files.values());
    }

    @Override
    public Iterator<FileManifest> iterator() {
        return files().iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileTree tree && files.equals(tree.files);
    }

    @Override
    public int hashCode() {
        return files.hashCode();
    }

    @Override
    public String toString() {
        return "FileTree" + files.values();
    }

    private static void refuseFilesThatAreFolders(SortedMap<FilePath, FileManifest> files) {
        String checked = "";
        for (FilePath path : files.keySet()) {
            String folder = path.value().substring(0, path.value().lastIndexOf('/') + 1);
            // Most files come right after one of the same folder, whose checking is dear.
            if (!folder.equals(checked)) refuseFileAbove(path, files);
            checked = folder;
        }
    }

    private static void refuseFileAbove(FilePath path, SortedMap<FilePath, FileManifest> files) {
        String value = path.value();
        for (int slash = value.indexOf('/'); slash > 0; slash = value.indexOf('/', slash + 1)) {
            var above = new FilePath(value.substring(0, slash));
            if (files.containsKey(above)) {
                throw new IllegalArgumentException(above + " is both a file and a folder");
            }
        }
    }
}
