package p4.tracker;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.PeerId;

/**
 * What is offered at one path: contents in the order they came, each with its holders.
 *
 * <p>A size belongs to the content: who states another size for the same hash offers another file.
 */
final class Shelf {

    private static final Holders NOBODY = new Holders();

    private final String searched;
    private final Map<FileManifest, Holders> holders = new LinkedHashMap<>();

    Shelf(FilePath path) {
        this.searched = path.value().toLowerCase(Locale.ROOT);
    }

    /** The path in lower case, as searches compare it. */
    String searched() {
        return searched;
    }

    /** Puts up {@code file} for {@code holder}; tells whether it was not up before. */
    boolean add(FileManifest file, PeerId holder) {
        return holders.computeIfAbsent(file, content -> new Holders()).add(holder);
    }

    /** Takes down {@code file} for {@code holder}; tells whether it was up before. */
    boolean remove(FileManifest file, PeerId holder) {
        Holders left = holders.get(file);
        if (left == null || !left.remove(holder)) return false;
        if (left.isEmpty()) holders.remove(file);
        return true;
    }

    /** Tells whether nobody offers anything here any more. */
    boolean isEmpty() {
        return holders.isEmpty();
    }

    /** Tells whether {@code holder} offers anything here. */
    boolean has(PeerId holder) {
        return holders.values().stream().anyMatch(some -> some.contains(holder));
    }

    /** What most peers hold here; of equals, what came first. */
    FileManifest prevailing() {
        return prevailing(Optional.empty(), holder -> true)
                .orElseThrow(() -> new IllegalStateException("an empty shelf: " + searched));
    }

    /**
     * What most of the peers that {@code count} hold here; of equals, what came first.
     *
     * <p>With {@code content}, only of that hash; empty if none of those peers holds any. Where all
     * agree on one content nobody is counted.
     */
    Optional<FileManifest> prevailing(Optional<ContentHash> content, Predicate<PeerId> count) {
        if (holders.size() == 1) return only(content, count);
        Optional<FileManifest> best = Optional.empty();
        long most = 0;
        for (var offered : holders.entrySet()) {
            if (content.isPresent() && !content.get().equals(offered.getKey().hash())) continue;
            long holding = offered.getValue().count(count);
            if (holding > most) {
                most = holding;
                best = Optional.of(offered.getKey());
            }
        }
        return best;
    }

    /** Who holds {@code file}. */
    Holders holders(FileManifest file) {
        return holders.getOrDefault(file, NOBODY);
    }

    private Optional<FileManifest> only(Optional<ContentHash> content, Predicate<PeerId> count) {
        var offered = holders.entrySet().iterator().next();
        FileManifest file = offered.getKey();
        boolean wanted = content.isEmpty() || content.get().equals(file.hash());
        return wanted && offered.getValue().any(count) ? Optional.of(file) : Optional.empty();
    }
}
