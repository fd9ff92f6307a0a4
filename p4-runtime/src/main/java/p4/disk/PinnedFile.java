package p4.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.transfer.OpenFile;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** A file opened for reading that must stay what it was when it was hashed. */
final class PinnedFile implements OpenFile {

    private final Path file;
    private final Scanner.Known known;
    private final FileChannel channel;

    private PinnedFile(Path file, Scanner.Known known, FileChannel channel) {
        this.file = file;
        this.known = known;
        this.channel = channel;
    }

    /** Opens {@code known} below {@code root}; refused if it is not what it was. */
    static OpenFile open(Path root, Scanner.Known known) throws IOException {
        Path file = Inside.existing(root, known.manifest().path());
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException gone) {
            throw changed(known.manifest().path());
        }
        var pinned = new PinnedFile(file, known, channel);
        try {
            pinned.refuseIfChanged();
            return pinned;
        } catch (TransferRefused | IOException failed) {
            pinned.close();
            throw failed;
        }
    }

    @Override
    public FileManifest manifest() {
        return known.manifest();
    }

    @Override
    public int read(long offset, ByteBuffer buffer) throws IOException {
        int total = 0;
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, offset + total);
            if (count < 0) break;
            total += count;
        }
        refuseIfChanged();
        return total;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void refuseIfChanged() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                || !Stamp.of(file).equals(known.stamp())) {
            throw changed(known.manifest().path());
        }
    }

    private static TransferRefused changed(FilePath path) {
        return new TransferRefused(
                TransferRefusal.CHANGED, path + " is not what it was when it was offered");
    }
}
