package p4.transfer;

import java.util.concurrent.CompletionStage;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;

/**
 * The folder a peer offers, and takes files into.
 *
 * <p>Nothing here blocks; stages complete on any thread and fail with {@link TransferRefused}, or
 * with {@link java.io.UncheckedIOException} where the disk failed. Files are served by index entry,
 * never by joining strings; links are not followed, dot-files not offered.
 */
public interface SharedFolder extends AutoCloseable {

    /** Looks at the folder as it is now: every file, hashed (unchanged ones are not read again). */
    CompletionStage<FileTree> scan();

    /**
     * Calls {@code changed} whenever something in the folder may have changed since the last scan.
     *
     * <p>On any thread, one at a time; bursts are told once. One watcher; a second replaces it.
     */
    void watch(Runnable changed);

    /** Opens the file that the last scan found at {@code path} with {@code content}. */
    CompletionStage<OpenFile> open(FilePath path, ContentHash content);

    /**
     * Makes room for a file: reserves its size and opens a {@code .part} beside its place.
     *
     * <p>Refused with {@link TransferRefusal#ALREADY_HELD} if the path is taken and {@code
     * overwrite} is false, with {@link TransferRefusal#EXHAUSTED} if the disk is full.
     */
    CompletionStage<IncomingFile> receive(FileManifest manifest, boolean overwrite);

    @Override
    void close();
}
