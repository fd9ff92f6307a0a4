package p4.sim.cluster.virtual;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.sim.cluster.Member;
import p4.transfer.ContentPool;
import p4.transfer.MemoryFolder;

/** The files of one virtual peer: in memory, and there again after its crashes. */
final class VirtualDisk {

    private static final long CAPACITY = Long.MAX_VALUE;

    private final MemoryFolder folder;

    /** Makes one that holds {@code files}, whose bytes come from {@code library}. */
    VirtualDisk(List<Member.SeedFile> files, Library library) {
        folder = new MemoryFolder(CAPACITY, library.pool);
        for (Member.SeedFile file : files) {
            folder.put(file.path(), library.content(file.size(), file.seed()));
        }
    }

    /** Bytes that follow from a seed, made once for all peers of a run. */
    static final class Library {

        private final ContentPool pool = new ContentPool();
        private final Map<Long, byte[]> contents = new TreeMap<>();

        /** {@code size} bytes that follow from {@code seed}. */
        byte[] content(long size, long seed) {
            return contents.computeIfAbsent(seed, s -> draw(Math.toIntExact(size), s));
        }

        private static byte[] draw(int size, long seed) {
            byte[] content = new byte[size];
            new SplittableRandom(seed).nextBytes(content);
            return content;
        }
    }

    /** The folder as its peer sees it. */
    MemoryFolder folder() {
        return folder;
    }

    /** How many files it holds. */
    int fileCount() {
        return folder.files().size();
    }

    /** Hashes what is kept at {@code path}. */
    ContentHash hash(FilePath path) {
        return folder.content(path)
                .map(ContentHash::ofContent)
                .orElseThrow(() -> new IllegalArgumentException("nothing is kept at " + path));
    }

    /** Rewrites the first file with as many other bytes; says which. */
    FilePath changeFirst(long seed) {
        FileManifest first = folder.files().stream()
                .min(Comparator.comparing(FileManifest::path))
                .orElseThrow(() -> new IllegalStateException("there is no file to change"));
        folder.put(first.path(), Library.draw(Math.toIntExact(first.size()), seed));
        return first.path();
    }
}
