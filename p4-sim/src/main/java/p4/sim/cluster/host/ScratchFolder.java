package p4.sim.cluster.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A place on the disk for one run; nothing of it is left once it is closed. */
public final class ScratchFolder implements AutoCloseable {

    private final Path root;

    private ScratchFolder(Path root) {
        this.root = root;
    }

    /**
     * Makes one where this machine keeps what is temporary.
     *
     * @throws UncheckedIOException if there is no room
     */
    public static ScratchFolder create() {
        try {
            return new ScratchFolder(Files.createTempDirectory("p4-lab-"));
        } catch (IOException failed) {
            throw new UncheckedIOException("no place for the peers' files", failed);
        }
    }

    /**
     * Makes one at {@code root}, and what leads there.
     *
     * @throws UncheckedIOException if there is no room
     */
    public static ScratchFolder at(Path root) {
        try {
            return new ScratchFolder(Files.createDirectories(root));
        } catch (IOException failed) {
            throw new UncheckedIOException("no place for the peers' files", failed);
        }
    }

    /** Where it lies. */
    public Path root() {
        return root;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove " + root, failed);
        }
    }
}
