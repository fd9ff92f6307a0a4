package p4.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import p4.peer.CommandFailed;

/**
 * A hidden folder beside a file, on the same disk, that is gone when it is closed.
 *
 * <p>It is also removed when the process is told to end before that.
 */
final class Staging implements AutoCloseable {

    private final Path folder;
    private final Thread removal = new Thread(this::remove, "p4-staging");

    private Staging(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes one beside {@code file}.
     *
     * @throws CommandFailed if nothing can be written there
     */
    static Staging beside(Path file) {
        Path parent = file.resolveSibling("");
        try {
            var staging = new Staging(Files.createTempDirectory(parent, ".p4-"));
            Runtime.getRuntime().addShutdownHook(staging.removal);
            return staging;
        } catch (IOException failed) {
            throw new CommandFailed(
                    CommandFailed.Kind.FAILED,
                    "cannot write to " + parent + ": " + Trouble.of(failed));
        }
    }

    /** Where it is. */
    Path folder() {
        return folder;
    }

    /** What is called {@code name} in it. */
    Path resolve(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(removal);
        } catch (IllegalStateException ending) {
            return; // it is being removed
        }
        remove();
    }

    private void remove() {
        if (!Files.exists(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove " + folder, failed);
        }
    }
}
