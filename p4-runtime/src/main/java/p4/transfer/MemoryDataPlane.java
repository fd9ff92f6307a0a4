package p4.transfer;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;

/**
 * A data plane with no wire: requests are handed to the peer that is plugged in at the address.
 *
 * <p>Everything happens on the threads that complete the stages it is given. The stages it returns
 * can be cancelled (as {@link CompletableFuture}s), which ends the transfer on both sides.
 */
public final class MemoryDataPlane implements DataPlane {

    private final Map<PeerEndpoint, Plugged> peers = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final int chunkBytes;

    /** Moves files in chunks of {@code chunkBytes} bytes. */
    public MemoryDataPlane(int chunkBytes) {
        this.chunkBytes = chunkBytes;
    }

    /** A peer, and the calls to it that are under way, by number. */
    private record Plugged(TransferHandler handler, Map<Long, CompletableFuture<?>> calls) {}

    /** Lets {@code handler} answer at {@code endpoint}. */
    public void plug(PeerEndpoint endpoint, TransferHandler handler) {
        unplug(endpoint);
        peers.put(endpoint, new Plugged(handler, new ConcurrentSkipListMap<>()));
    }

    /** Lets nobody answer at {@code endpoint}; calls under way fail. */
    public void unplug(PeerEndpoint endpoint) {
        Plugged gone = peers.remove(endpoint);
        if (gone == null) return;
        for (var call : gone.calls().values())
            call.completeExceptionally(unreachable(endpoint, "it died"));
    }

    @Override
    public CompletionStage<FileManifest> describe(
            PeerEndpoint endpoint, TransferRequest.Describe describe) {
        return call(endpoint, peer -> peer.describe(describe), (file, result) -> {
            if (file.path().equals(describe.path()) && file.hash().equals(describe.content())) {
                result.complete(file);
            } else {
                result.completeExceptionally(new TransferRefused(
                        TransferRefusal.WRONG_BYTES, endpoint + " described another file"));
            }
        });
    }

    @Override
    public CompletionStage<Long> fetch(
            PeerEndpoint endpoint, TransferRequest.Fetch fetch, ChunkSink sink) {
        return call(endpoint, peer -> peer.fetch(fetch), (file, result) -> {
            long rest = file.manifest().size() - fetch.offset();
            if (rest < 0 || fetch.length() > rest) {
                file.close();
                result.completeExceptionally(
                        new TransferRefused(TransferRefusal.INVALID, "that is past its end"));
            } else {
                long count = fetch.length() == 0 ? rest : fetch.length();
                long from = fetch.offset();
                var transfer = new MemoryTransfer(
                        file, from, from + count, chunkBytes, why -> seenFromAfar(endpoint, why));
                whenDone(result, transfer::stop);
                follow(transfer.into(sink).thenApply(moved -> count), result, why -> why);
            }
        });
    }

    @Override
    public CompletionStage<Void> store(
            PeerEndpoint endpoint, TransferRequest.Store store, OpenFile content) {
        var transfer =
                new MemoryTransfer(content, 0, store.manifest().size(), chunkBytes, why -> why);
        CompletableFuture<Void> stored =
                call(endpoint, peer -> peer.store(store), (incoming, result) -> {
                    whenDone(result, incoming::abort);
                    whenDone(result, transfer::stop);
                    follow(
                            transfer.into(far(endpoint, incoming))
                                    .thenCompose(moved -> incoming.finish())
                                    .thenAccept(kept -> {}),
                            result,
                            why -> why);
                });
        whenDone(stored, transfer::stop);
        return stored;
    }

    /** Asks the peer at {@code endpoint}; what it answers goes {@code on}, to end the call. */
    private <A, R> CompletableFuture<R> call(
            PeerEndpoint endpoint,
            Function<TransferHandler, CompletionStage<A>> question,
            BiConsumer<A, CompletableFuture<R>> on) {
        var result = new CompletableFuture<R>();
        Plugged peer = peers.get(endpoint);
        if (peer == null) {
            result.completeExceptionally(unreachable(endpoint, "nobody listens there"));
            return result;
        }
        long number = numbers.getAndIncrement();
        peer.calls().put(number, result);
        whenDone(result, () -> peer.calls().remove(number));
        question.apply(peer.handler()).whenComplete((answer, failed) -> {
            if (failed == null) on.accept(answer, result);
            else result.completeExceptionally(seenFromAfar(endpoint, failed));
        });
        return result;
    }

    /** The other peer's {@code sink}, whose failures are seen as a wire shows them. */
    private static ChunkSink far(PeerEndpoint endpoint, ChunkSink sink) {
        return chunk -> {
            var taken = new CompletableFuture<Void>();
            follow(sink.take(chunk), taken, failed -> seenFromAfar(endpoint, failed));
            return taken;
        };
    }

    private static <R> void follow(
            CompletionStage<R> stage,
            CompletableFuture<R> result,
            Function<Throwable, Throwable> translated) {
        stage.whenComplete((value, failed) -> {
            if (failed == null) result.complete(value);
            else result.completeExceptionally(translated.apply(cause(failed)));
        });
    }

    private static void whenDone(CompletionStage<?> call, Runnable then) {
        call.whenComplete((done, failed) -> then.run());
    }

    private static Throwable seenFromAfar(PeerEndpoint endpoint, Throwable failed) {
        Throwable cause = cause(failed);
        return cause instanceof TransferRefused
                ? cause
                : new PeerUnreachable(endpoint.toString(), cause);
    }

    private static Throwable cause(Throwable failed) {
        Throwable cause = failed;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static PeerUnreachable unreachable(PeerEndpoint endpoint, String why) {
        return new PeerUnreachable(endpoint.toString(), new IOException(why));
    }
}
