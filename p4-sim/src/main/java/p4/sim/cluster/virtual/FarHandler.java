package p4.sim.cluster.virtual;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.model.FileManifest;
import p4.transfer.Chunk;
import p4.transfer.IncomingFile;
import p4.transfer.OpenFile;
import p4.transfer.TransferHandler;
import p4.transfer.TransferRequest;

/** Another node's handler, as seen from afar: the bytes of uploads take their time to get there. */
record FarHandler(TransferHandler real, Pipe out, Presence far) implements TransferHandler {

    @Override
    public CompletionStage<FileManifest> describe(TransferRequest.Describe describe) {
        return real.describe(describe);
    }

    @Override
    public CompletionStage<OpenFile> fetch(TransferRequest.Fetch fetch) {
        return real.fetch(fetch);
    }

    @Override
    public CompletionStage<IncomingFile> store(TransferRequest.Store store) {
        return real.store(store).thenApply(Sent::new);
    }

    /** A file on its way into the other node's folder. */
    private final class Sent implements IncomingFile {

        private final IncomingFile file;
        private CompletionStage<Void> taken = CompletableFuture.completedFuture(null);

        Sent(IncomingFile file) {
            this.file = file;
        }

        @Override
        public FileManifest manifest() {
            return file.manifest();
        }

        @Override
        public CompletionStage<Void> take(Chunk chunk) {
            out.sendFile(
                    WireSize.of(chunk),
                    chunk.bytes().remaining(),
                    () -> far.runOrHold(
                            () -> taken = taken.thenCompose(before -> file.take(chunk))));
            return out.room();
        }

        @Override
        public CompletionStage<FileManifest> finish() {
            var finished = new CompletableFuture<CompletionStage<FileManifest>>();
            out.send(
                    WireSize.FRAME,
                    () -> far.runOrHold(
                            () -> finished.complete(taken.thenCompose(all -> file.finish()))));
            return finished.thenCompose(stage -> stage);
        }

        @Override
        public void abort() {
            file.abort();
        }
    }
}
