package p4.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;

/**
 * A data plane with no wire: requests are handed to the peer that is plugged in at the address.
 *
 * <p>Everything happens on the threads that complete the stages it is given.
 */
public final class MemoryDataPlane implements DataPlane {

    private final Map<PeerEndpoint, TransferHandler> peers = new ConcurrentHashMap<>();
    private final int chunkBytes;

    /** Moves files in chunks of {@code chunkBytes} bytes. */
    public MemoryDataPlane(int chunkBytes) {
        this.chunkBytes = chunkBytes;
    }

    /** Lets {@code handler} answer at {@code endpoint}. */
    public void plug(PeerEndpoint endpoint, TransferHandler handler) {
        peers.put(endpoint, handler);
    }

    /** Lets nobody answer at {@code endpoint}. */
    public void unplug(PeerEndpoint endpoint) {
        peers.remove(endpoint);
    }

    @Override
    public CompletionStage<FileManifest> describe(
            PeerEndpoint endpoint, TransferRequest.Describe describe) {
        return at(endpoint, peer -> peer.describe(describe));
    }

    @Override
    public CompletionStage<Long> fetch(
            PeerEndpoint endpoint, TransferRequest.Fetch fetch, ChunkSink sink) {
        return at(
                endpoint,
                peer -> peer.fetch(fetch).thenCompose(file -> {
                    long end = fetch.length() == 0
                            ? file.manifest().size()
                            : fetch.offset() + fetch.length();
                    return copy(file, fetch.offset(), end, sink)
                            .whenComplete((done, failed) -> file.close())
                            .thenApply(done -> end - fetch.offset());
                }));
    }

    @Override
    public CompletionStage<Void> store(
            PeerEndpoint endpoint, TransferRequest.Store store, OpenFile content) {
        CompletionStage<FileManifest> stored = at(
                endpoint,
                peer -> peer.store(store)
                        .thenCompose(
                                incoming -> copy(content, 0, store.manifest().size(), incoming)
                                        .thenCompose(done -> incoming.finish())
                                        .whenComplete((kept, failed) -> {
                                            if (failed != null) incoming.abort();
                                        })));
        return stored.whenComplete((kept, failed) -> content.close()).thenAccept(kept -> {});
    }

    private <T> CompletionStage<T> at(
            PeerEndpoint endpoint, Function<TransferHandler, CompletionStage<T>> call) {
        TransferHandler peer = peers.get(endpoint);
        return peer == null
                ? CompletableFuture.failedFuture(new PeerUnreachable(
                        endpoint.toString(), new IOException("nobody listens there")))
                : call.apply(peer);
    }

    private CompletionStage<Void> copy(OpenFile file, long from, long end, ChunkSink sink) {
        if (from >= end) return CompletableFuture.completedFuture(null);
        var buffer = ByteBuffer.allocate((int) Math.min(chunkBytes, end - from));
        try {
            int count = file.read(from, buffer);
            return sink.take(new Chunk(from, buffer.flip()))
                    .thenCompose(taken -> copy(file, from + count, end, sink));
        } catch (IOException failed) {
            return CompletableFuture.failedFuture(new UncheckedIOException(failed));
        } catch (TransferRefused refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }
}
