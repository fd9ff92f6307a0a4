package p4.peer;

import java.util.LinkedHashMap;
import java.util.Map;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;

/**
 * The pages of a listing, put together.
 *
 * <p>The network changes while one turns pages: a file that became a folder meanwhile is a folder.
 */
final class Pages {

    private final Map<String, FileManifest> files = new LinkedHashMap<>();

    /** Adds {@code page}, whose files come after those of the pages before it. */
    void add(FileTree page) {
        for (FileManifest file : page) {
            removeFilesAbove(file.path());
            files.put(file.path().value(), file);
        }
    }

    /** All that was added. */
    FileTree tree() {
        return FileTree.of(files.values());
    }

    private void removeFilesAbove(FilePath path) {
        String value = path.value();
        for (int slash = value.indexOf('/'); slash > 0; slash = value.indexOf('/', slash + 1)) {
            files.remove(value.substring(0, slash));
        }
    }
}
