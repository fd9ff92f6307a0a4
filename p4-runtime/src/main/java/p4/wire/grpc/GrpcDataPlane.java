package p4.wire.grpc;

import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.model.Ticket;
import p4.transfer.ChunkSink;
import p4.transfer.DataPlane;
import p4.transfer.OpenFile;
import p4.transfer.TransferRequest;
import p4.v1.FetchRequest;
import p4.v1.FileTransferGrpc;
import p4.v1.FileTransferGrpc.FileTransferStub;
import p4.v1.Manifest;

/**
 * A peer's way to the other peers over gRPC, on whatever transport the channels are built for.
 *
 * <p>The stages it returns can be cancelled (as {@link CompletableFuture}s), which cancels the call.
 */
public final class GrpcDataPlane implements DataPlane, AutoCloseable {

    private static final int CHANNELS = 256;

    private final Channels channels;
    private final Executor disk;

    /** Opens channels with {@code builders}; reads files to upload on {@code disk}. */
    public GrpcDataPlane(Function<PeerEndpoint, ManagedChannelBuilder<?>> builders, Executor disk) {
        this.channels = new Channels(builders, CHANNELS);
        this.disk = disk;
    }

    @Override
    public CompletionStage<FileManifest> describe(
            PeerEndpoint endpoint, TransferRequest.Describe describe) {
        var answer = new SingleAnswer<Manifest, FileManifest>(endpoint.toString(), Wire::manifest);
        stub(endpoint, describe.ticket())
                .describe(Wire.ref(describe.path(), describe.content()), answer);
        return answer.result();
    }

    @Override
    public CompletionStage<Long> fetch(
            PeerEndpoint endpoint, TransferRequest.Fetch fetch, ChunkSink sink) {
        var stream = new FetchStream(endpoint.toString(), fetch, sink);
        stub(endpoint, fetch.ticket())
                .fetch(
                        FetchRequest.newBuilder()
                                .setFile(Wire.ref(fetch.path(), fetch.content()))
                                .setOffset(fetch.offset())
                                .setLength(fetch.length())
                                .build(),
                        stream);
        return stream.result();
    }

    @Override
    public CompletionStage<Void> store(
            PeerEndpoint endpoint, TransferRequest.Store store, OpenFile content) {
        var stream = new StoreStream(endpoint.toString(), store.manifest(), content, disk);
        stub(endpoint, store.ticket()).store(stream);
        return stream.result();
    }

    /** Closes every connection; calls under way fail. */
    @Override
    public void close() {
        channels.close();
    }

    private FileTransferStub stub(PeerEndpoint endpoint, Optional<Ticket> ticket) {
        return FileTransferGrpc.newStub(channels.to(endpoint))
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(Wire.ticket(ticket)));
    }
}
