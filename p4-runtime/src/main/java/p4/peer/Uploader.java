package p4.peer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import p4.model.FileManifest;
import p4.model.Ticket;
import p4.model.TicketUse;
import p4.time.Timeline;
import p4.transfer.Chunk;
import p4.transfer.IncomingFile;
import p4.transfer.OpenFile;
import p4.transfer.SharedFolder;
import p4.transfer.TransferHandler;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.transfer.TransferRequest;

/** Serves and takes files for other peers, who must show a good ticket first. */
final class Uploader implements TransferHandler {

    private final PeerSettings settings;
    private final UploadQuota quota;
    private final TicketGate gate;
    private final SharedFolder folder;
    private final FolderIndex index;
    private final Timeline timeline;
    private final PeerObserver observer;
    private int streams;
    private long bytesServed;
    private boolean stopped;

    Uploader(
            PeerSettings settings,
            UploadQuota quota,
            TicketGate gate,
            SharedFolder folder,
            FolderIndex index,
            Timeline timeline,
            PeerObserver observer) {
        this.settings = settings;
        this.quota = quota;
        this.gate = gate;
        this.folder = folder;
        this.index = index;
        this.timeline = timeline;
        this.observer = observer;
    }

    /** How many streams leave now. */
    int streams() {
        return streams;
    }

    /** How many bytes have left since the start. */
    long bytesServed() {
        return bytesServed;
    }

    /** Refuses everything from now on. */
    void stop() {
        stopped = true;
    }

    @Override
    public CompletionStage<FileManifest> describe(TransferRequest.Describe describe) {
        return decide(() -> gate.look(describe.ticket(), TicketUse.FETCH, describe.content())
                .thenCompose(ticket -> folder.open(describe.path(), describe.content()))
                .thenApply(Uploader::manifest));
    }

    @Override
    public CompletionStage<OpenFile> fetch(TransferRequest.Fetch fetch) {
        return decide(() -> {
            if (streams >= settings.limits().streams()) {
                return refused(TransferRefusal.EXHAUSTED, "this peer serves as many as it can");
            }
            streams++;
            return gate.spend(fetch.ticket(), TicketUse.FETCH, fetch.content())
                    .thenComposeAsync(ticket -> open(fetch, ticket), timeline)
                    .whenCompleteAsync(
                            (opened, failed) -> {
                                if (failed != null) streams--;
                            },
                            timeline);
        });
    }

    @Override
    public CompletionStage<IncomingFile> store(TransferRequest.Store store) {
        return decide(() -> {
            FileManifest file = store.manifest();
            Optional<TransferRefused> objection = quota.objection(file);
            if (objection.isPresent()) return CompletableFuture.failedFuture(objection.get());
            if (index.tree().file(file.path()).isPresent()) {
                return refused(TransferRefusal.ALREADY_HELD, "that file is here already");
            }
            quota.take(file);
            return gate.spend(store.ticket(), TicketUse.STORE, file.hash())
                    .thenCompose(ticket -> folder.receive(file, false)
                            .<IncomingFile>thenApply(incoming -> new Taken(incoming, ticket)))
                    .whenCompleteAsync(
                            (incoming, failed) -> {
                                if (failed != null) quota.giveBack(file);
                            },
                            timeline);
        });
    }

    private CompletionStage<OpenFile> open(TransferRequest.Fetch fetch, Ticket ticket) {
        tell(new PeerEvent.TicketAccepted(
                ticket.claims().requester(), fetch.content(), ticket.claims().nonce()));
        return folder.open(fetch.path(), fetch.content()).thenApply(file -> {
            // Counted down, because what strangers ask for may add up to more than a long holds.
            long rest = file.manifest().size() - fetch.offset();
            if (rest >= 0 && fetch.length() <= rest) return new Served(file, ticket);
            file.close();
            throw new TransferRefused(
                    TransferRefusal.INVALID, "the range goes past the file's end");
        });
    }

    private <T> CompletionStage<T> decide(Supplier<CompletionStage<T>> decision) {
        var decided = new CompletableFuture<T>();
        timeline.execute(() -> {
            CompletionStage<T> stage = stopped
                    ? refused(TransferRefusal.UNAVAILABLE, "this peer is leaving")
                    : decision.get();
            timeline.when(stage, (value, failed) -> settle(decided, value, failed));
        });
        return decided;
    }

    private <T> void settle(CompletableFuture<T> decided, T value, Throwable failed) {
        if (failed == null) {
            decided.complete(value);
            return;
        }
        Throwable cause = Failures.known(failed);
        TransferRefused refused = cause instanceof TransferRefused known
                ? known
                : new TransferRefused(TransferRefusal.UNAVAILABLE, String.valueOf(cause));
        lookAgainIfChanged(refused);
        tell(new PeerEvent.ServeRefused(refused.why(), String.valueOf(refused.getMessage())));
        decided.completeExceptionally(refused);
    }

    /** Not every file system tells of changes; what turns out to be one is offered anew. */
    private void lookAgainIfChanged(TransferRefused refused) {
        if (refused.why() == TransferRefusal.CHANGED) index.changed();
    }

    private static FileManifest manifest(OpenFile file) {
        try (file) {
            return file.manifest();
        }
    }

    private static <T> CompletionStage<T> refused(TransferRefusal why, String detail) {
        return CompletableFuture.failedFuture(new TransferRefused(why, detail));
    }

    private void tell(PeerEvent event) {
        observer.happened(event, timeline.instant());
    }

    /** A file on its way out; counts what leaves. */
    private final class Served implements OpenFile {

        private final OpenFile file;
        private final Ticket ticket;
        private volatile long bytes;
        private boolean closed;

        Served(OpenFile file, Ticket ticket) {
            this.file = file;
            this.ticket = ticket;
        }

        @Override
        public FileManifest manifest() {
            return file.manifest();
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads at a time
        public int read(long offset, ByteBuffer buffer) throws IOException {
            try {
                int count = file.read(offset, buffer);
                bytes += Math.max(count, 0);
                return count;
            } catch (TransferRefused refused) {
                timeline.execute(() -> lookAgainIfChanged(refused));
                throw refused;
            }
        }

        @Override
        public void close() {
            file.close();
            timeline.execute(this::account);
        }

        private void account() {
            if (closed) return;
            closed = true;
            streams--;
            bytesServed += bytes;
            var claims = ticket.claims();
            tell(new PeerEvent.Served(claims.requester(), claims.content(), claims.nonce(), bytes));
        }
    }

    /** A file on its way in; once it is kept, it is offered. */
    private final class Taken implements IncomingFile {

        private final IncomingFile file;
        private final Ticket ticket;
        private boolean kept;

        Taken(IncomingFile file, Ticket ticket) {
            this.file = file;
            this.ticket = ticket;
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
            var finished = new CompletableFuture<FileManifest>();
            timeline.when(file.finish(), (manifest, failed) -> {
                if (failed != null) {
                    finished.completeExceptionally(Failures.known(failed));
                    return;
                }
                kept = true;
                tell(new PeerEvent.Stored(manifest, ticket.claims().requester()));
                index.changed();
                finished.complete(manifest);
            });
            return finished;
        }

        @Override
        public void abort() {
            file.abort();
            timeline.execute(() -> {
                if (!kept) quota.giveBack(file.manifest());
                kept = true;
            });
        }
    }
}
