package p4.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.transfer.Chunk;
import p4.transfer.IncomingFile;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/**
 * A file that is being received: hidden beside its place until it is whole and verified.
 *
 * <p>Its name is {@code .NAME.NUMBER.p4part}: it begins with a dot, so it is never offered.
 */
final class PartFile implements IncomingFile {

    private static final String SUFFIX = ".p4part";
    private static final int NUMBERS = 10_000;

    private final DiskSettings settings;
    private final FileManifest manifest;
    private final boolean overwrite;
    private final Executor disk;
    private final Scanner scanner;
    private final Path target;
    private final Path part;
    private final FileChannel channel;
    private final MessageDigest digest = ContentHash.digest();
    private long written;
    private boolean over;

    private PartFile(
            DiskSettings settings,
            FileManifest manifest,
            boolean overwrite,
            Executor disk,
            Scanner scanner,
            Path target,
            Path part)
            throws IOException {
        this.settings = settings;
        this.manifest = manifest;
        this.overwrite = overwrite;
        this.disk = disk;
        this.scanner = scanner;
        this.target = target;
        this.part = part;
        this.channel = FileChannel.open(part, StandardOpenOption.WRITE);
    }

    /** Makes room for {@code manifest}; refused if its place is taken or the disk is full. */
    static IncomingFile create(
            DiskSettings settings,
            FileManifest manifest,
            boolean overwrite,
            Executor disk,
            Scanner scanner)
            throws IOException {
        Path target = Inside.prepared(settings.root(), manifest.path());
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)
                || (!overwrite && Files.exists(target, LinkOption.NOFOLLOW_LINKS))) {
            throw taken(manifest);
        }
        long free = Files.getFileStore(settings.root()).getUsableSpace();
        if (free - manifest.size() < settings.reserveBytes()) {
            throw new TransferRefused(TransferRefusal.EXHAUSTED, "the disk is too full");
        }
        return new PartFile(settings, manifest, overwrite, disk, scanner, target, reserve(target));
    }

    /** Removes what an earlier crash left unfinished below {@code root}. */
    static void removeStale(Path root) throws IOException {
        List<Path> stale;
        try (Stream<Path> files = Files.walk(root, new FileVisitOption[0])) {
            stale = files.filter(PartFile::isPart).toList();
        }
        for (Path file : stale) Files.deleteIfExists(file);
    }

    @Override
    public FileManifest manifest() {
        return manifest;
    }

    @Override
    public CompletionStage<Void> take(Chunk chunk) {
        var taken = new CompletableFuture<Void>();
        disk.execute(() -> {
            try {
                write(chunk);
                taken.complete(null);
            } catch (IOException | TransferRefused failed) {
                abort();
                taken.completeExceptionally(refusal(failed));
            }
        });
        return taken;
    }

    @Override
    public CompletionStage<FileManifest> finish() {
        var finished = new CompletableFuture<FileManifest>();
        disk.execute(() -> {
            try {
                keep();
                finished.complete(manifest);
            } catch (IOException | TransferRefused failed) {
                abort();
                finished.completeExceptionally(refusal(failed));
            }
        });
        return finished;
    }

    @Override
    public synchronized void abort() {
        if (over) return;
        over = true;
        try {
            channel.close();
            Files.deleteIfExists(part);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove " + part, failed);
        }
    }

    private synchronized void write(Chunk chunk) throws IOException {
        if (over) throw new TransferRefused(TransferRefusal.UNAVAILABLE, "it was called off");
        if (written + chunk.bytes().remaining() > manifest.size()) throw wrong("more bytes came");
        ByteBuffer bytes = chunk.bytes().duplicate();
        digest.update(bytes.duplicate());
        while (bytes.hasRemaining()) written += channel.write(bytes, written);
    }

    private synchronized void keep() throws IOException {
        if (over) throw new TransferRefused(TransferRefusal.UNAVAILABLE, "it was called off");
        if (written != manifest.size()) throw wrong("only " + written + " bytes came");
        if (!ContentHash.of(digest.digest()).equals(manifest.hash()))
            throw wrong("other bytes came");
        if (settings.fsync()) channel.force(true);
        channel.close();
        moveIntoPlace();
        over = true;
        scanner.remember(manifest, Stamp.of(target));
    }

    private void moveIntoPlace() throws IOException {
        if (overwrite) {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try {
            Files.createLink(target, part); // fails if the place is taken, unlike an atomic move
        } catch (FileAlreadyExistsException there) {
            throw taken(manifest);
        }
        Files.delete(part);
    }

    private static Path reserve(Path target) throws IOException {
        for (int number = 0; number < NUMBERS; number++) {
            String name = "." + shortened(target.getFileName().toString()) + "." + number + SUFFIX;
            Optional<Path> made = tryToMake(target.resolveSibling(name));
            if (made.isPresent()) return made.get();
        }
        throw new TransferRefused(TransferRefusal.EXHAUSTED, "too many copies come at once");
    }

    private static Optional<Path> tryToMake(Path file) throws IOException {
        try {
            return Optional.of(Files.createFile(file));
        } catch (FileAlreadyExistsException inUse) {
            return Optional.empty();
        }
    }

    /** A name of 255 bytes leaves no room for what is added to it. */
    private static String shortened(String name) {
        int codePoints = Math.min(name.codePointCount(0, name.length()), 48);
        return name.substring(0, name.offsetByCodePoints(0, codePoints));
    }

    private static boolean isPart(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".")
                && name.endsWith(SUFFIX)
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static RuntimeException refusal(Exception failed) {
        if (failed instanceof TransferRefused refused) return refused;
        boolean full = String.valueOf(failed.getMessage()).contains("No space left");
        return full
                ? new TransferRefused(TransferRefusal.EXHAUSTED, "the disk is full")
                : new UncheckedIOException(new IOException(failed.getMessage(), failed));
    }

    private TransferRefused wrong(String what) {
        return new TransferRefused(
                TransferRefusal.WRONG_BYTES, what + " than " + manifest.path() + " should have");
    }

    private static TransferRefused taken(FileManifest manifest) {
        return new TransferRefused(
                TransferRefusal.ALREADY_HELD,
                "there is something at " + manifest.path() + " already");
    }
}
