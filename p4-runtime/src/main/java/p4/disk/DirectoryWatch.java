package p4.disk;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/** Waits for changes below a directory, on a thread of its own, and tells of each burst once. */
final class DirectoryWatch implements AutoCloseable {

    private final Path root;
    private final WatchService service;
    private final Runnable changed;
    private final Consumer<String> warnings;

    private DirectoryWatch(
            Path root, WatchService service, Runnable changed, Consumer<String> warnings) {
        this.root = root;
        this.service = service;
        this.changed = changed;
        this.warnings = warnings;
    }

    /** Watches {@code root} on a thread of {@code threads}; empty, with a warning, if it cannot. */
    static Optional<DirectoryWatch> start(
            Path root, ThreadFactory threads, Runnable changed, Consumer<String> warnings) {
        try {
            var watch = new DirectoryWatch(
                    root, root.getFileSystem().newWatchService(), changed, warnings);
            watch.register();
            threads.newThread(watch::run).start();
            return Optional.of(watch);
        } catch (IOException failed) {
            warnings.accept("changes below " + root + " are not noticed: " + failed.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException failed) {
            warnings.accept("the watch of " + root + " did not end: " + failed.getMessage());
        }
    }

    private void register() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                    throws IOException {
                if (!folder.equals(root) && folder.getFileName().toString().startsWith(".")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                folder.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void run() {
        try {
            while (true) {
                boolean visible = false;
                for (WatchKey key = service.take(); key != null; key = service.poll()) {
                    visible |=
                            key.pollEvents().stream().anyMatch(event -> isVisible(event.context()));
                    key.reset();
                }
                if (!visible) continue;
                register(); // folders may be new
                changed.run();
            }
        } catch (ClosedWatchServiceException closed) {
            return;
        } catch (IOException failed) {
            warnings.accept("changes below " + root + " are no longer noticed: " + failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** An overflow has no context; a file that begins with a dot is nobody's business. */
    private static boolean isVisible(Object context) {
        return !(context instanceof Path path) || !path.toString().startsWith(".");
    }
}
