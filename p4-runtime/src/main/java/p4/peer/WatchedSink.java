package p4.peer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import p4.model.FileManifest;
import p4.peer.PeerCommands.Progress;
import p4.time.Alarm;
import p4.time.Timeline;
import p4.transfer.Chunk;
import p4.transfer.ChunkSink;

/**
 * A sink that knows how far it is, and calls the transfer off when nothing comes any more.
 *
 * <p>Takes chunks on the wire's threads, and keeps watch on the peer's timeline.
 */
final class WatchedSink implements ChunkSink {

    private final ChunkSink sink;
    private final FileManifest file;
    private final Progress progress;
    private final Timeline timeline;
    private final AtomicLong arrived = new AtomicLong();
    private Alarm watch = () -> {};

    WatchedSink(ChunkSink sink, FileManifest file, Progress progress, Timeline timeline) {
        this.sink = sink;
        this.file = file;
        this.progress = progress;
        this.timeline = timeline;
    }

    /** Cancels {@code transfer} once nothing has come for {@code stall}. */
    void giveUpAfter(Duration stall, CompletableFuture<?> transfer) {
        long before = arrived.get();
        watch = timeline.after(stall, () -> {
            if (arrived.get() == before) transfer.cancel(true);
            else giveUpAfter(stall, transfer);
        });
    }

    /** Watches no more. */
    void done() {
        watch.cancel();
    }

    @Override
    public CompletionStage<Void> take(Chunk chunk) {
        int bytes = chunk.bytes().remaining();
        return sink.take(chunk)
                .thenRun(() -> progress.moved(arrived.addAndGet(bytes), file.size()));
    }
}
