package p4.transfer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import p4.model.FileManifest;

/**
 * A file opened for reading, pinned to the content it was published with.
 *
 * <p>Not for two threads at once. Reading may block on a disk, so a wire reads on the executor it
 * was given for that.
 */
public interface OpenFile extends Closeable {

    /** What it is, whole. */
    FileManifest manifest();

    /**
     * Fills {@code buffer} from {@code offset} on, as far as the file goes.
     *
     * @return how many bytes were read; less than asked only at the end of the file
     * @throws TransferRefused with {@link TransferRefusal#CHANGED} if size or time stamp are no
     *     longer those it was opened with; the bytes must not be used
     */
    int read(long offset, ByteBuffer buffer) throws IOException;

    @Override
    void close();
}
