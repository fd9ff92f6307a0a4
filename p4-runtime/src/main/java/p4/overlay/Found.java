package p4.overlay;

import java.util.List;
import p4.model.FileManifest;

/** A file that a search found, and who said themselves that they hold it; never nobody. */
public record Found(FileManifest file, List<Contact> holders) {

    public Found {
        holders = List.copyOf(holders);
    }
}
