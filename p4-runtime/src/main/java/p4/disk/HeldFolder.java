package p4.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder below a root that is held open: it stays the same one, whatever is put in its place.
 *
 * <p>Reached folder by folder without following a link. Where the platform cannot hold folders open
 * (Windows, some network disks) each name is looked up anew, still without following links, and who
 * may write to the shared folder could swap one in between. Source: threats, row 7.
 */
final class HeldFolder implements Closeable {

    private final Path path;
    private final DirectoryStream<Path> stream;

    private HeldFolder(Path path, DirectoryStream<Path> stream) {
        this.path = path;
        this.stream = stream;
    }

    /**
     * Holds the folder that {@code folders} lead to from {@code root}.
     *
     * @throws IOException if one of them is missing, or is no folder
     */
    @SuppressWarnings("StreamResourceLeak") // held open until close()
    static HeldFolder open(Path root, List<String> folders) throws IOException {
        var held = new HeldFolder(root, Files.newDirectoryStream(root));
        for (String name : folders) {
            try (HeldFolder above = held) {
                held = above.folder(name);
            }
        }
        return held;
    }

    @SuppressWarnings("StreamResourceLeak") // held open until close()
    private HeldFolder folder(String name) throws IOException {
        Path below = path.resolve(name);
        if (secure().isPresent()) {
            return new HeldFolder(
                    below,
                    secure().get().newDirectoryStream(step(name), LinkOption.NOFOLLOW_LINKS));
        }
        if (!Files.isDirectory(below, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(below.toString());
        }
        return new HeldFolder(below, Files.newDirectoryStream(below));
    }

    /** Opens the file called {@code name}, which is no link, with {@code options}. */
    SeekableByteChannel file(String name, StandardOpenOption... options) throws IOException {
        var all = new HashSet<OpenOption>(Set.of(options));
        all.add(LinkOption.NOFOLLOW_LINKS);
        return secure().isPresent()
                ? secure().get().newByteChannel(step(name), all)
                : Files.newByteChannel(path.resolve(name), all);
    }

    /** What is called {@code name} here, itself and not what it leads to; empty if nothing is. */
    Optional<BasicFileAttributes> find(String name) throws IOException {
        try {
            BasicFileAttributeView view = secure().isPresent()
                    ? secure().get()
                            .getFileAttributeView(
                                    step(name),
                                    BasicFileAttributeView.class,
                                    LinkOption.NOFOLLOW_LINKS)
                    : Files.getFileAttributeView(
                            path.resolve(name),
                            BasicFileAttributeView.class,
                            LinkOption.NOFOLLOW_LINKS);
            return Optional.of(view.readAttributes());
        } catch (NoSuchFileException nothing) {
            return Optional.empty();
        }
    }

    /** Gives {@code from} the name {@code to}, in one step, in place of what has that name. */
    void replace(String from, String to) throws IOException {
        if (secure().isPresent()) secure().get().move(step(from), secure().get(), step(to));
        else {
            Files.move(path.resolve(from), path.resolve(to), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /**
     * Gives {@code from} the name {@code to}, which nothing has.
     *
     * @throws FileAlreadyExistsException if something has it
     */
    void rename(String from, String to) throws IOException {
        file(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE).close();
        try {
            replace(from, to);
        } catch (IOException failed) {
            delete(to);
            throw failed;
        }
    }

    /** Removes the file called {@code name}, if there is one. */
    void delete(String name) throws IOException {
        try {
            if (secure().isPresent()) secure().get().deleteFile(step(name));
            else Files.delete(path.resolve(name));
        } catch (NoSuchFileException gone) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private Path step(String name) {
        return path.getFileSystem().getPath(name);
    }

    private Optional<SecureDirectoryStream<Path>> secure() {
        return stream instanceof SecureDirectoryStream<Path> held
                ? Optional.of(held)
                : Optional.empty();
    }
}
