package p4.tracker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.PeerId;

/** Who offers what: path, then content, then holders; every order is fixed by the content alone. */
final class FileIndex {

    /** The first character after the slash: where the range of a folder's files ends. */
    private static final char AFTER_SLASH = '/' + 1;

    private final NavigableMap<String, Shelf> shelves = new TreeMap<>();
    private final Map<ContentHash, Map<PeerId, Integer>> paths = new HashMap<>();
    private int offers;

    /** Notes that {@code holder} offers {@code file}. */
    void add(FileManifest file, PeerId holder) {
        Shelf shelf = shelves.computeIfAbsent(file.path().value(), path -> new Shelf(file.path()));
        if (!shelf.add(file, holder)) return;
        offers++;
        paths.computeIfAbsent(file.hash(), hash -> new HashMap<>()).merge(holder, 1, Integer::sum);
    }

    /** Forgets that {@code holder} offers {@code file}. */
    void remove(FileManifest file, PeerId holder) {
        Shelf shelf = shelves.get(file.path().value());
        if (shelf == null || !shelf.remove(file, holder)) return;
        offers--;
        if (shelf.isEmpty()) shelves.remove(file.path().value());
        Map<PeerId, Integer> holders = paths.getOrDefault(file.hash(), new HashMap<>());
        holders.computeIfPresent(holder, (peer, count) -> count > 1 ? count - 1 : null);
        if (holders.isEmpty()) paths.remove(file.hash());
    }

    /** What is offered at {@code path}. */
    Optional<Shelf> at(FilePath path) {
        return Optional.ofNullable(shelves.get(path.value()));
    }

    /** Tells whether {@code holder} offers {@code content} under any path. */
    boolean holds(PeerId holder, ContentHash content) {
        return paths.getOrDefault(content, Map.of()).containsKey(holder);
    }

    /** How many offers there are: a file counts once for each holder. */
    int offers() {
        return offers;
    }

    /** How many paths there are. */
    int paths() {
        return shelves.size();
    }

    /**
     * The prevailing file of each path in {@code folder} and after {@code after}, in path order.
     *
     * <p>A path that is a file to one peer and a folder to another counts as the folder here, so that
     * nobody can hide others' files under a file of his; locate and search still find it.
     */
    Page list(Optional<FilePath> folder, Optional<FilePath> after, int limit) {
        var page = new ArrayList<FileManifest>();
        // No streams: those of a part of a map count it first, which takes as long as it is.
        for (Collection<Shelf> part : range(folder, after.map(FilePath::value).orElse(""))) {
            for (Shelf shelf : part) {
                FileManifest file = shelf.prevailing();
                if (isFolder(file.path())) continue;
                if (page.size() == limit) return new Page(page, true);
                page.add(file);
            }
        }
        return new Page(page, false);
    }

    /** The prevailing file of each path that {@code pattern} matches, in path order. */
    Page search(PathPattern pattern, int limit, StepBudget budget) {
        var found = new ArrayList<FileManifest>();
        for (Shelf shelf : shelves.values()) {
            boolean matches = pattern.matches(shelf.searched(), budget);
            if (budget.isSpent() || (matches && found.size() == limit))
                return new Page(found, true);
            if (matches) found.add(shelf.prevailing());
        }
        return new Page(found, false);
    }

    private List<Collection<Shelf>> range(Optional<FilePath> folder, String after) {
        if (folder.isEmpty()) return List.of(shelves.tailMap(after, false).values());
        String path = folder.get().value();
        Optional<Shelf> itself = at(folder.get()).filter(shelf -> path.compareTo(after) > 0);
        return List.of(itself.map(List::of).orElse(List.of()), below(path, after));
    }

    private Collection<Shelf> below(String folder, String after) {
        String end = folder + AFTER_SLASH;
        if (after.compareTo(end) >= 0) return List.of();
        String start = folder + '/';
        String from = after.compareTo(start) > 0 ? after : start;
        return shelves.subMap(from, false, end, false).values();
    }

    private boolean isFolder(FilePath path) {
        String start = path.value() + '/';
        String next = shelves.higherKey(start);
        return next != null && next.startsWith(start);
    }

    /** Some files in path order, and whether there are {@code more} after them. */
    record Page(List<FileManifest> files, boolean more) {}
}
