package p4.compat.program;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import p4.compat.DataPort;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.peer.CommandFailed;
import p4.peer.PeerCommands.Fetched;
import p4.peer.PeerCommands.Get;
import p4.peer.PeerCommands.Progress;
import p4.peer.PeerEvent;
import p4.peer.PeerObserver;
import p4.time.Timeline;
import p4.transfer.Chunk;
import p4.transfer.IncomingFile;
import p4.transfer.SharedFolder;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** Fetches one file for a program: asks one holder after the other for the whole of it. */
final class Download {

    private final Get order;
    private final Deque<Tongue.Place> places;
    private final DataPort port;
    private final SharedFolder folder;
    private final Executor hashing;
    private final PeerObserver observer;
    private final Timeline timeline;
    private final Progress progress;
    private final CompletableFuture<Fetched> fetched = new CompletableFuture<>();
    private int tried;

    Download(
            Get order,
            List<Tongue.Place> places,
            DataPort port,
            SharedFolder folder,
            Executor hashing,
            PeerObserver observer,
            Timeline timeline,
            Progress progress) {
        this.order = order;
        this.places = new ArrayDeque<>(places);
        this.port = port;
        this.folder = folder;
        this.hashing = hashing;
        this.observer = observer;
        this.timeline = timeline;
        this.progress = progress;
    }

    /** Begins; fails with {@code CommandFailed}, or as the own folder or the last holder did. */
    CompletionStage<Fetched> start() {
        next(new CommandFailed(CommandFailed.Kind.NOT_FOUND, "nobody offers " + order.path()));
        return fetched;
    }

    private void next(Throwable last) {
        Tongue.Place place = places.poll();
        if (place == null) {
            fetched.completeExceptionally(last);
            return;
        }
        tried++;
        CompletionStage<Came> came =
                port.read(place.program(), place.name()).thenApplyAsync(Came::of, hashing);
        timeline.when(came, (file, failed) -> {
            if (failed != null) next(failed);
            else if (order.content().filter(hash -> !hash.equals(file.hash())).isPresent()) {
                next(new TransferRefused(
                        TransferRefusal.WRONG_BYTES, place.program() + " sent something else"));
            } else keep(place.program(), file);
        });
    }

    private void keep(PeerEndpoint from, Came file) {
        int size = file.bytes().remaining();
        progress.moved(size, size);
        FilePath path = order.saveAs().orElse(order.path());
        var manifest = new FileManifest(path, size, file.hash());
        timeline.when(folder.receive(manifest, order.overwrite()), (place, refused) -> {
            if (refused != null) fetched.completeExceptionally(refused);
            else write(place, from, file.bytes());
        });
    }

    private void write(IncomingFile place, PeerEndpoint from, ByteBuffer bytes) {
        CompletionStage<FileManifest> kept =
                place.take(new Chunk(0, bytes)).thenCompose(written -> place.finish());
        timeline.when(kept, (file, refused) -> {
            if (refused != null) {
                place.abort();
                fetched.completeExceptionally(refused);
                return;
            }
            PeerId holder = Places.name(from.toString());
            observer.happened(new PeerEvent.Saved(file, holder), timeline.instant());
            fetched.complete(new Fetched(file, file.path(), holder, tried));
        });
    }

    /** What a holder sent. */
    private record Came(ByteBuffer bytes, ContentHash hash) {

        static Came of(byte[] bytes) {
            return new Came(
                    ByteBuffer.wrap(bytes).asReadOnlyBuffer(), ContentHash.ofContent(bytes));
        }
    }
}
