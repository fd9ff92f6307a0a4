package p4.model;

import java.util.List;

/** A change to a {@link FileTree}: files that came or changed, and paths that went. */
public record TreeDelta(List<FileManifest> added, List<FilePath> removed) {

    public TreeDelta {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** Tells whether applying this changes nothing. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }
}
