package p4.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
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
    private final HeldFolder folder;
    private final String part;
    private final SeekableByteChannel channel;
    private final MessageDigest digest = ContentHash.digest();
    private long written;
    private boolean over;

    private PartFile(
            DiskSettings settings,
            FileManifest manifest,
            boolean overwrite,
            Executor disk,
            Scanner scanner,
            HeldFolder folder,
            Part part) {
        this.settings = settings;
        this.manifest = manifest;
        this.overwrite = overwrite;
        this.disk = disk;
        this.scanner = scanner;
        this.folder = folder;
        this.part = part.name();
        this.channel = part.channel();
    }

    /** A file that nobody else writes to. */
    private record Part(String name, SeekableByteChannel channel) {}

    /** Makes room for {@code manifest}; refused if its place is taken or the disk is full. */
    static IncomingFile create(
            DiskSettings settings,
            FileManifest manifest,
            boolean overwrite,
            Executor disk,
            Scanner scanner)
            throws IOException {
        HeldFolder folder = Inside.prepared(settings.root(), manifest.path());
        try {
            refuseIfTaken(folder, manifest, overwrite);
            refuseIfFull(settings, manifest);
            Part part = reserve(folder, manifest.path().name());
            return new PartFile(settings, manifest, overwrite, disk, scanner, folder, part);
        } catch (IOException | TransferRefused failed) {
            folder.close();
            throw failed;
        }
    }

    private static void refuseIfTaken(HeldFolder folder, FileManifest manifest, boolean overwrite)
            throws IOException {
        Optional<BasicFileAttributes> there = folder.find(manifest.path().name());
        if (there.filter(found -> !overwrite || found.isDirectory()).isPresent()) {
            throw taken(manifest);
        }
    }

    private static void refuseIfFull(DiskSettings settings, FileManifest manifest)
            throws IOException {
        long free = Files.getFileStore(settings.root()).getUsableSpace();
        if (free - manifest.size() < settings.reserveBytes()) {
            throw new TransferRefused(TransferRefusal.EXHAUSTED, "the disk is too full");
        }
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
            folder.delete(part);
            folder.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove " + part, failed);
        }
    }

    private synchronized void write(Chunk chunk) throws IOException {
        if (over) throw new TransferRefused(TransferRefusal.UNAVAILABLE, "it was called off");
        if (written + chunk.bytes().remaining() > manifest.size()) throw wrong("more bytes came");
        ByteBuffer bytes = chunk.bytes().duplicate();
        digest.update(bytes.duplicate());
        while (bytes.hasRemaining()) written += channel.write(bytes);
    }

    private synchronized void keep() throws IOException {
        if (over) throw new TransferRefused(TransferRefusal.UNAVAILABLE, "it was called off");
        if (written != manifest.size()) throw wrong("only " + written + " bytes came");
        if (!ContentHash.of(digest.digest()).equals(manifest.hash()))
            throw wrong("other bytes came");
        if (settings.fsync() && channel instanceof FileChannel file) file.force(true);
        channel.close();
        moveIntoPlace();
        over = true;
        folder.find(manifest.path().name())
                .ifPresent(kept -> scanner.remember(manifest, Stamp.of(kept)));
        folder.close();
    }

    private void moveIntoPlace() throws IOException {
        String name = manifest.path().name();
        if (overwrite) {
            folder.replace(part, name);
            return;
        }
        try {
            folder.rename(part, name);
        } catch (FileAlreadyExistsException there) {
            throw taken(manifest);
        }
    }

    private static Part reserve(HeldFolder folder, String target) throws IOException {
        for (int number = 0; number < NUMBERS; number++) {
            String name = "." + shortened(target) + "." + number + SUFFIX;
            Optional<Part> made = tryToMake(folder, name);
            if (made.isPresent()) return made.get();
        }
        throw new TransferRefused(TransferRefusal.EXHAUSTED, "too many copies come at once");
    }

    private static Optional<Part> tryToMake(HeldFolder folder, String name) throws IOException {
        try {
            return Optional.of(new Part(
                    name,
                    folder.file(name, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)));
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
