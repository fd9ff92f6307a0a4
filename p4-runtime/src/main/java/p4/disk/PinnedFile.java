package p4.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.transfer.OpenFile;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** A file opened for reading that must stay what it was when it was hashed. */
final class PinnedFile implements OpenFile {

    private final HeldFolder folder;
    private final Scanner.Known known;
    private final SeekableByteChannel channel;

    private PinnedFile(HeldFolder folder, Scanner.Known known, SeekableByteChannel channel) {
        this.folder = folder;
        this.known = known;
        this.channel = channel;
    }

    /** Opens {@code known} below {@code root}; refused if it is not what it was. */
    static OpenFile open(Path root, Scanner.Known known) throws IOException {
        FilePath path = known.manifest().path();
        HeldFolder folder = Inside.existing(root, path);
        PinnedFile pinned;
        try {
            var channel = folder.file(path.name(), StandardOpenOption.READ);
            pinned = new PinnedFile(folder, known, channel);
        } catch (IOException gone) {
            folder.close();
            throw changed(path);
        }
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
        channel.position(offset);
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer);
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
            folder.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void refuseIfChanged() throws IOException {
        FilePath path = known.manifest().path();
        if (folder.find(path.name())
                .map(Stamp::of)
                .filter(known.stamp()::equals)
                .isEmpty()) {
            throw changed(path);
        }
    }

    private static TransferRefused changed(FilePath path) {
        return new TransferRefused(
                TransferRefusal.CHANGED, path + " is not what it was when it was offered");
    }
}
