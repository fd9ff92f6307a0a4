package p4.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.TreeDelta;

/**
 * A change of an offer that fits one request, and what is offered once it was taken.
 *
 * <p>What is no longer so goes before anything new comes, so that between two parts nobody is shown a
 * mixture of old and new: first fewer and fewer of the old files, then more and more of the new ones.
 * Source: proto/README.md, the bound of a body on {@code /v1/publish}.
 */
record OfferPart(TreeDelta delta, FileTree tree) {

    /** How many bytes of JSON a part has at most; half of what a tracker takes. */
    static final int BYTES_MAX = 4 << 20;

    /** The first part of the way from {@code before} to {@code wanted}. */
    static OfferPart next(FileTree before, FileTree wanted) {
        return next(before, wanted, BYTES_MAX);
    }

    /** The first part, of at most {@code bytesMax} bytes of JSON if one file has no more. */
    static OfferPart next(FileTree before, FileTree wanted, int bytesMax) {
        TreeDelta all = wanted.since(before);
        if (new Parcel(bytesMax).takes(all)) return new OfferPart(all, wanted);
        var parcel = new Parcel(bytesMax);
        List<FilePath> gone = Stream.concat(
                        all.removed().stream(),
                        all.added().stream()
                                .map(FileManifest::path)
                                .filter(path -> before.file(path).isPresent()))
                .toList();
        var removed = new ArrayList<FilePath>();
        for (FilePath path : gone) if (parcel.takes(path)) removed.add(path);
        var added = new ArrayList<FileManifest>();
        for (FileManifest file : all.added()) if (parcel.takes(file)) added.add(file);
        var delta = new TreeDelta(added, removed);
        return new OfferPart(delta, before.apply(delta));
    }

    /** Counts the bytes that a change has as JSON, the encoding that takes most. */
    private static final class Parcel {

        private static final int REMOVED_BYTES = 3;
        private static final int FILE_BYTES = 128;
        private static final int FOLDER_BYTES = 48;

        private final int bytesMax;
        private long bytes;
        private boolean full;
        private String folder = "";

        Parcel(int bytesMax) {
            this.bytesMax = bytesMax;
        }

        /** Takes all of {@code delta}, if there is room. */
        boolean takes(TreeDelta delta) {
            return delta.removed().stream().allMatch(this::takes)
                    && delta.added().stream().allMatch(this::takes);
        }

        /** Takes a path that goes, if there is room; the first always, and none after a refused one. */
        boolean takes(FilePath path) {
            return takes(REMOVED_BYTES + bytes(path.value()));
        }

        /** Takes a file that comes, in path order, as {@link #takes(FilePath)} does. */
        boolean takes(FileManifest file) {
            String path = file.path().value();
            String above = path.substring(0, path.lastIndexOf('/') + 1);
            boolean sameFolder = above.equals(folder);
            folder = above;
            long files = FILE_BYTES + bytes(file.path().name());
            return takes(sameFolder ? files : files + folders(above));
        }

        private boolean takes(long more) {
            full = full || (bytes > 0 && bytes + more > bytesMax);
            if (!full) bytes += more;
            return !full;
        }

        private static long folders(String above) {
            return bytes(above)
                    + FOLDER_BYTES * above.chars().filter(c -> c == '/').count();
        }

        /** Bytes of UTF-8, and one more for each quotation mark, which JSON escapes. */
        private static long bytes(String text) {
            return text.codePoints().mapToLong(Parcel::bytes).sum();
        }

        private static long bytes(int point) {
            if (point == '"') return 2;
            if (point < 0x80) return 1;
            if (point < 0x800) return 2;
            return point < 0x1_0000 ? 3 : 4;
        }
    }
}
