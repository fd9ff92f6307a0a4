package p4.compat;

import java.util.Optional;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;

/** One name that a guest says it has: what it was found to be, or nothing yet. */
final class GuestFile {

    final FilePath path;
    Optional<FileManifest> found = Optional.empty();

    /** The bytes, where the guest's program sent them along and does not serve them. */
    Optional<WholeFile> kept = Optional.empty();

    int tries;

    GuestFile(FilePath path) {
        this.path = path;
    }

    /** Tells whether it was found to be {@code content}. */
    boolean is(ContentHash content) {
        return found.filter(file -> file.hash().equals(content)).isPresent();
    }
}
