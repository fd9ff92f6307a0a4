package p4.sim.cluster.virtual;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.transfer.Chunk;
import p4.transfer.ChunkSink;
import p4.transfer.DataPlane;
import p4.transfer.MemoryDataPlane;
import p4.transfer.OpenFile;
import p4.transfer.PeerUnreachable;
import p4.transfer.TransferRequest;

/**
 * One node's way to the other nodes with no wire between them, but with the links.
 *
 * <p>Each call is made where its request arrives, on a plane of memory of its own. For the timeline's
 * thread alone.
 */
final class RecordDataPlane implements DataPlane {

    private static final int CHUNK_BYTES = 256 << 10;

    private final RecordWire wire;
    private final int from;

    RecordDataPlane(RecordWire wire, int from) {
        this.wire = wire;
        this.from = from;
    }

    @Override
    public CompletionStage<FileManifest> describe(
            PeerEndpoint endpoint, TransferRequest.Describe describe) {
        long bytes = WireSize.of(describe.ticket())
                + WireSize.of(new FileManifest(describe.path(), 0, describe.content()));
        var call = new Call<FileManifest>(endpoint);
        call.start(
                bytes,
                far -> far.describe(endpoint, describe).thenCompose(file -> {
                    var told = new CompletableFuture<FileManifest>();
                    call.back.send(WireSize.of(file), () -> told.complete(file));
                    return told;
                }));
        return call.result;
    }

    @Override
    public CompletionStage<Long> fetch(
            PeerEndpoint endpoint, TransferRequest.Fetch fetch, ChunkSink sink) {
        var call = new Call<Long>(endpoint);
        long bytes = WireSize.of(fetch.ticket()) + WireSize.of(fetch);
        call.start(
                bytes,
                far -> far.fetch(endpoint, fetch, chunk -> {
                    call.back.sendFile(
                            WireSize.of(chunk),
                            chunk.bytes().remaining(),
                            () -> call.take(sink, chunk));
                    return call.back.room();
                }));
        return call.result;
    }

    @Override
    public CompletionStage<Void> store(
            PeerEndpoint endpoint, TransferRequest.Store store, OpenFile content) {
        var call = new Call<Void>(endpoint);
        long bytes = WireSize.of(store.ticket()) + WireSize.of(store.manifest());
        CompletionStage<Void> stored = call.result;
        stored.whenComplete((done, failed) -> content.close());
        call.start(bytes, far -> far.store(endpoint, store, content));
        return call.result;
    }

    /** A call on its way there and back. */
    private final class Call<R> {

        final CompletableFuture<R> result = new CompletableFuture<>();
        final Pipe out;
        final Pipe back;
        private final PeerEndpoint endpoint;
        private final MemoryDataPlane plane = new MemoryDataPlane(CHUNK_BYTES);
        private final int to;
        private CompletionStage<Void> taken = CompletableFuture.completedFuture(null);

        Call(PeerEndpoint endpoint) {
            this.endpoint = endpoint;
            this.to = Addresses.number(endpoint);
            this.out = new Pipe(wire.network(), from, to, wire.node(from));
            this.back = new Pipe(wire.network(), to, from, wire.node(to));
        }

        /** Asks {@code question} of the other node, where {@code bytes} bytes arrive. */
        void start(long bytes, Function<DataPlane, CompletionStage<R>> question) {
            out.send(bytes, () -> {
                Presence far = wire.node(to);
                if (far.isUp()) far.runOrHold(() -> ask(question));
                else lose("nobody listens there");
            });
        }

        private void ask(Function<DataPlane, CompletionStage<R>> question) {
            if (result.isDone() || wire.socket(to).isEmpty()) {
                lose("nobody listens there");
                return;
            }
            RecordWire.Socket socket = wire.socket(to).get();
            plane.plug(endpoint, new FarHandler(socket.handler(), out, wire.node(to)));
            Runnable end = () -> plane.unplug(endpoint);
            socket.remember(end);
            CompletionStage<R> answer = question.apply(plane);
            CompletableFuture<R> asked = answer.toCompletableFuture();
            CompletionStage<R> ending = result;
            ending.whenComplete((done, failed) -> {
                socket.forget(end);
                asked.cancel(true);
            });
            answer.whenComplete((value, failed) -> back.send(WireSize.FRAME, () -> {
                if (failed == null) taken.thenRun(() -> result.complete(value));
                else result.completeExceptionally(cause(failed));
            }));
        }

        /** Has {@code sink} take what has come, after what came before; one that fails ends the call. */
        void take(ChunkSink sink, Chunk chunk) {
            if (result.isDone()) return;
            taken = taken.thenCompose(before -> sink.take(chunk));
            taken.whenComplete((all, failed) -> {
                if (failed != null) result.completeExceptionally(cause(failed));
            });
        }

        private void lose(String why) {
            back.send(
                    WireSize.FRAME,
                    () -> result.completeExceptionally(
                            new PeerUnreachable(endpoint.toString(), new IOException(why))));
        }
    }

    private static Throwable cause(Throwable failed) {
        Throwable cause = failed;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
