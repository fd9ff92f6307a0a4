package p4.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.transfer.IncomingFile;
import p4.transfer.OpenFile;
import p4.transfer.SharedFolder;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/**
 * A directory of a real file system as a shared folder.
 *
 * <p>No link is followed at any step, no dot-file and no unfinished file is offered, and names that
 * are not {@link FilePath}s are left out with one warning each. All work happens on the executor that
 * was handed in.
 */
public final class DirectoryFolder implements SharedFolder {

    private final DiskSettings settings;
    private final Executor disk;
    private final Scanner scanner;
    private final Consumer<String> warnings;
    private Optional<DirectoryWatch> watch = Optional.empty();

    private DirectoryFolder(
            DiskSettings settings, Path root, Executor disk, Consumer<String> warnings) {
        this.settings = settings.at(root);
        this.disk = disk;
        this.scanner = new Scanner(root, warnings);
        this.warnings = warnings;
    }

    /**
     * Opens the directory {@code settings.root()}, which is made if need be.
     *
     * <p>Unfinished files that an earlier crash left are removed. {@code warnings} hears, in one line,
     * of what is left out.
     *
     * @throws UncheckedIOException if it is no directory, or cannot be read or made
     */
    public static DirectoryFolder open(
            DiskSettings settings, Executor disk, Consumer<String> warnings) {
        try {
            Files.createDirectories(settings.root());
            Path root = settings.root().toRealPath();
            PartFile.removeStale(root);
            return new DirectoryFolder(settings, root, disk, warnings);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot open the folder " + settings.root(), failed);
        }
    }

    @Override
    public CompletionStage<FileTree> scan() {
        return onDisk(scanner::scan);
    }

    @Override
    public synchronized void watch(Runnable changed) {
        watch.ifPresent(DirectoryWatch::close);
        watch = settings.watchThreads()
                .flatMap(threads ->
                        DirectoryWatch.start(settings.root(), threads, changed, warnings));
    }

    @Override
    public CompletionStage<OpenFile> open(FilePath path, ContentHash content) {
        return onDisk(() -> {
            Scanner.Known known = scanner.known(path)
                    .filter(file -> file.manifest().hash().equals(content))
                    .orElseThrow(() -> new TransferRefused(
                            TransferRefusal.NOT_FOUND, "that content is not offered at " + path));
            return PinnedFile.open(settings.root(), known);
        });
    }

    @Override
    public CompletionStage<IncomingFile> receive(FileManifest manifest, boolean overwrite) {
        return onDisk(() -> PartFile.create(settings, manifest, overwrite, disk, scanner));
    }

    @Override
    public synchronized void close() {
        watch.ifPresent(DirectoryWatch::close);
        watch = Optional.empty();
    }

    private <T> CompletionStage<T> onDisk(DiskWork<? extends T> work) {
        var done = new CompletableFuture<T>();
        disk.execute(() -> {
            try {
                done.complete(work.run());
            } catch (TransferRefused | UncheckedIOException failed) {
                done.completeExceptionally(failed);
            } catch (IOException failed) {
                done.completeExceptionally(new UncheckedIOException(failed));
            }
        });
        return done;
    }

    /** Something that may fail as disks do. */
    private interface DiskWork<T> {
        T run() throws IOException;
    }
}
