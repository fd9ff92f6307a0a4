package p4.transfer;

import java.util.concurrent.CompletionStage;
import p4.model.FileManifest;

/** A file on its way into a folder: a {@code .part} until every byte is verified. */
public interface IncomingFile extends ChunkSink {

    /** What it will be. */
    FileManifest manifest();

    /**
     * Verifies size and hash of what came and renames it into place, atomically.
     *
     * @return the manifest, once it is kept under its path;
     *     fails with {@link TransferRefused} and {@link TransferRefusal#WRONG_BYTES} if it is not
     *     what was promised, in which case nothing is left
     */
    CompletionStage<FileManifest> finish();

    /** Throws away what came; does nothing after {@link #finish}. */
    void abort();
}
