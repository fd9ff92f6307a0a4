package p4.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.Printable;

/**
 * Looks at a directory, and remembers what it saw: a file whose stamp did not change is not read
 * again.
 *
 * <p>One scan runs at a time; what is known may be asked from any thread.
 */
final class Scanner {

    private static final int BUFFER = 256 << 10;

    private final Path root;
    private final Consumer<String> warnings;
    private final Set<String> warned = new HashSet<>();
    private Map<FilePath, Known> known = new TreeMap<>();

    Scanner(Path root, Consumer<String> warnings) {
        this.root = root;
        this.warnings = warnings;
    }

    /** A file as it was when it was hashed. */
    record Known(FileManifest manifest, Stamp stamp) {}

    /** Looks at everything. */
    synchronized FileTree scan() throws IOException {
        var found = new TreeMap<FilePath, Known>();
        scan(root, "", 0, found);
        known = found;
        return FileTree.of(found.values().stream().map(Known::manifest).toList());
    }

    /** What the last look found at {@code path}. */
    synchronized Optional<Known> known(FilePath path) {
        return Optional.ofNullable(known.get(path));
    }

    /** Remembers a file that was just verified and put in place. */
    synchronized void remember(FileManifest manifest, Stamp stamp) {
        known.put(manifest.path(), new Known(manifest, stamp));
    }

    private void scan(Path folder, String prefix, int depth, Map<FilePath, Known> found)
            throws IOException {
        if (depth >= FilePath.COMPONENTS_MAX) {
            warn(prefix, "is not offered: it lies too deep");
            return;
        }
        Set<String> folded = new HashSet<>();
        for (Path entry : entries(folder)) {
            String name = entry.getFileName().toString();
            if (name.startsWith(".")) continue;
            var attributes = Files.readAttributes(
                    entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isDirectory() && !attributes.isRegularFile()) continue;
            if (!folded.add(name.toLowerCase(Locale.ROOT))) {
                warn(prefix + name, "differs from another name in letter case alone");
            }
            if (attributes.isDirectory()) scan(entry, prefix + name + "/", depth + 1, found);
            else add(entry, prefix + name, Stamp.of(attributes), found);
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        var entries = new ArrayList<Path>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        }
        entries.sort(null);
        return entries;
    }

    private void add(Path file, String name, Stamp stamp, Map<FilePath, Known> found) {
        try {
            var path = new FilePath(name);
            Known before = known.get(path);
            boolean same = before != null && before.stamp().equals(stamp);
            if (same) found.put(path, before);
            else hash(file, path, stamp).ifPresent(hashed -> found.put(path, hashed));
        } catch (IllegalArgumentException notAPath) {
            warn(name, "is not offered: " + notAPath.getMessage());
        } catch (IOException unreadable) {
            warn(name, "is not offered: " + unreadable.getMessage());
        }
    }

    /** Hashes a file; one that changes meanwhile is left for the next look. */
    private static Optional<Known> hash(Path file, FilePath path, Stamp before) throws IOException {
        MessageDigest digest = ContentHash.digest();
        long size = 0;
        try (SeekableByteChannel channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            var buffer = ByteBuffer.allocate(BUFFER);
            while (channel.read(buffer) >= 0) {
                size += buffer.flip().remaining();
                digest.update(buffer);
                buffer.clear();
            }
        }
        if (!Stamp.of(file).equals(before)) return Optional.empty();
        var manifest = new FileManifest(path, size, ContentHash.of(digest.digest()));
        return Optional.of(new Known(manifest, before));
    }

    private void warn(String name, String what) {
        if (warned.add(name)) warnings.accept(Printable.quote(name) + " " + what);
    }
}
