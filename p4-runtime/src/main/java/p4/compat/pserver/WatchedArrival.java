package p4.compat.pserver;

import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import p4.model.FileManifest;
import p4.transfer.Chunk;
import p4.transfer.IncomingFile;

/** A file on its way in, whose end somebody waits for. */
final class WatchedArrival implements IncomingFile {

    private final IncomingFile file;
    private final BiConsumer<FileManifest, Throwable> ended;

    /** Tells {@code ended} of what {@code file} came to: kept, or why not. */
    WatchedArrival(IncomingFile file, BiConsumer<FileManifest, Throwable> ended) {
        this.file = file;
        this.ended = ended;
    }

    @Override
    public FileManifest manifest() {
        return file.manifest();
    }

    @Override
    public CompletionStage<Void> take(Chunk chunk) {
        return file.take(chunk);
    }

    @Override
    public CompletionStage<FileManifest> finish() {
        return file.finish().whenComplete(ended);
    }

    @Override
    public void abort() {
        file.abort();
    }
}
