package p4.wire.grpc;

import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.model.Sample;
import p4.model.Ticket;
import p4.time.Timeline;
import p4.transfer.ChunkSink;
import p4.transfer.DataPlane;
import p4.transfer.OpenFile;
import p4.transfer.PeerUnreachable;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.transfer.TransferRequest;
import p4.v1.FetchRequest;
import p4.v1.FileTransferGrpc;
import p4.v1.FileTransferGrpc.FileTransferStub;
import p4.v1.Manifest;
import p4.v1.Proof;
import p4.v1.ProveRequest;

/**
 * A peer's way to the other peers over gRPC, on whatever transport the channels are built for.
 *
 * <p>The stages it returns can be cancelled (as {@link CompletableFuture}s), which cancels the call.
 */
public final class GrpcDataPlane implements DataPlane, AutoCloseable {

    private final Channels channels;
    private final Executor disk;
    private final TransferLimits limits;
    private final Patience forAnswers;
    private final Patience forStalls;

    /** Opens channels with {@code builders}; never gives a silent peer up by itself. */
    public GrpcDataPlane(Function<PeerEndpoint, ManagedChannelBuilder<?>> builders, Executor disk) {
        this(builders, disk, TransferLimits.DEFAULT, Patience.ENDLESS, Patience.ENDLESS);
    }

    /**
     * Opens channels with {@code builders}; reads files to upload on {@code disk}.
     *
     * <p>Silent peers are given up as {@code limits} say, except in a fetch: who fetches sees whether
     * its sink is given anything.
     */
    public GrpcDataPlane(
            Function<PeerEndpoint, ManagedChannelBuilder<?>> builders,
            Executor disk,
            Timeline timeline,
            TransferLimits limits) {
        this(
                builders,
                disk,
                limits,
                Patience.of(timeline, limits.answer()),
                Patience.of(timeline, limits.stall()));
    }

    private GrpcDataPlane(
            Function<PeerEndpoint, ManagedChannelBuilder<?>> builders,
            Executor disk,
            TransferLimits limits,
            Patience forAnswers,
            Patience forStalls) {
        this.channels = new Channels(
                endpoint -> builders.apply(endpoint)
                        .maxInboundMessageSize(limits.messageBytes())
                        .maxInboundMetadataSize(limits.metadataBytes()),
                limits.channels());
        this.disk = disk;
        this.limits = limits;
        this.forAnswers = forAnswers;
        this.forStalls = forStalls;
    }

    @Override
    public CompletionStage<FileManifest> describe(
            PeerEndpoint endpoint, TransferRequest.Describe describe) {
        var answer = this.<p4.v1.FileRef, Manifest, FileManifest>answer(
                endpoint, manifest -> described(manifest, describe, endpoint));
        return call(
                endpoint,
                describe.ticket(),
                answer.result(),
                stub -> stub.describe(Wire.ref(describe.path(), describe.content()), answer));
    }

    @Override
    public CompletionStage<Long> fetch(
            PeerEndpoint endpoint, TransferRequest.Fetch fetch, ChunkSink sink) {
        var stream = new FetchStream(endpoint.toString(), fetch, sink);
        var request = FetchRequest.newBuilder()
                .setFile(Wire.ref(fetch.path(), fetch.content()))
                .setOffset(fetch.offset())
                .setLength(fetch.length())
                .build();
        return call(endpoint, fetch.ticket(), stream.result(), stub -> stub.fetch(request, stream));
    }

    @Override
    public CompletionStage<Void> store(
            PeerEndpoint endpoint, TransferRequest.Store store, OpenFile content) {
        var stream = new StoreStream(
                endpoint.toString(),
                store.manifest(),
                content,
                limits.chunkBytes(),
                disk,
                forStalls);
        return call(
                endpoint,
                store.ticket(),
                stream.result(),
                stub -> stub.withOnReadyThreshold(limits.readyBytes()).store(stream));
    }

    /**
     * Asks the peer at {@code endpoint} to prove who it is, as a tracker that dials back does.
     *
     * @return the proof, not yet checked; fails like every stage of a data plane
     */
    public CompletionStage<String> prove(PeerEndpoint endpoint, String nonce) {
        var answer = this.<ProveRequest, Proof, String>answer(endpoint, Proof::getHmac);
        var request = ProveRequest.newBuilder().setNonce(nonce).build();
        return call(
                endpoint, Optional.empty(), answer.result(), stub -> stub.prove(request, answer));
    }

    /**
     * Asks the peer at {@code endpoint} for the same proof, and for the hash of {@code sample}.
     *
     * @return the answer, not yet checked; fails like every stage of a data plane
     */
    public CompletionStage<SampleProof> prove(
            PeerEndpoint endpoint, String nonce, Sample sample, String permit) {
        var answer = this.<ProveRequest, Proof, SampleProof>answer(
                endpoint, proof -> sampled(proof, endpoint));
        var request = ProveRequest.newBuilder()
                .setNonce(nonce)
                .setSample(Wire.sample(sample, permit))
                .build();
        return call(
                endpoint, Optional.empty(), answer.result(), stub -> stub.prove(request, answer));
    }

    /** Closes every connection; calls under way fail. */
    @Override
    public void close() {
        channels.close();
    }

    private <Q, A, R> Answer<Q, A, R> answer(PeerEndpoint endpoint, Function<A, R> reader) {
        String who = endpoint.toString();
        var answer = new Answer<Q, A, R>(
                AnswerReader.single(reader), failed -> Statuses.read(failed, who));
        Patience.Watch watch =
                forAnswers.watch(() -> answer.fail(new TimeoutException("it is silent")));
        CompletionStage<R> ending = answer.result();
        ending.whenComplete((read, failed) -> watch.end());
        return answer;
    }

    /** Starts a call that completes {@code result}, on a channel that is its own until then. */
    private <R> CompletableFuture<R> call(
            PeerEndpoint endpoint,
            Optional<Ticket> ticket,
            CompletableFuture<R> result,
            Consumer<FileTransferStub> start) {
        try {
            Channels.Use use = channels.use(endpoint);
            CompletionStage<R> ending = result;
            ending.whenComplete((done, failed) -> use.release());
            start.accept(FileTransferGrpc.newStub(use.channel())
                    .withInterceptors(
                            MetadataUtils.newAttachHeadersInterceptor(Wire.ticket(ticket))));
        } catch (RuntimeException failed) {
            result.completeExceptionally(new PeerUnreachable(endpoint.toString(), failed));
        }
        return result;
    }

    private static FileManifest described(
            Manifest answer, TransferRequest.Describe asked, PeerEndpoint endpoint) {
        FileManifest file;
        try {
            file = Wire.manifest(answer);
        } catch (IllegalArgumentException malformed) {
            throw lie(endpoint, "described a file that cannot be");
        }
        if (file.path().equals(asked.path()) && file.hash().equals(asked.content())) return file;
        throw lie(endpoint, "described another file than the one asked for");
    }

    private static SampleProof sampled(Proof answer, PeerEndpoint endpoint) {
        try {
            return new SampleProof(answer.getHmac(), new ContentHash(answer.getSampleSha256()));
        } catch (IllegalArgumentException malformed) {
            throw lie(endpoint, "answered with a hash that is none");
        }
    }

    private static TransferRefused lie(PeerEndpoint endpoint, String what) {
        return new TransferRefused(TransferRefusal.WRONG_BYTES, endpoint + " " + what);
    }
}
