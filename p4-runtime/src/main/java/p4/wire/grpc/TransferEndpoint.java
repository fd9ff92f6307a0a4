package p4.wire.grpc;

import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.Sample;
import p4.model.Ticket;
import p4.time.Timeline;
import p4.transfer.IncomingFile;
import p4.transfer.Prover;
import p4.transfer.TransferHandler;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.transfer.TransferRequest;
import p4.v1.FetchRequest;
import p4.v1.FileChunk;
import p4.v1.FileRef;
import p4.v1.FileTransferGrpc;
import p4.v1.Manifest;
import p4.v1.Proof;
import p4.v1.ProveRequest;
import p4.v1.StoreRequest;

/**
 * The data plane's server: gRPC calls, translated for a {@link TransferHandler}.
 *
 * <p>Files are read on the executor that is handed in; the wire's threads never wait for a disk.
 */
public final class TransferEndpoint extends FileTransferGrpc.FileTransferImplBase {

    private static final Prover NO_PROVER = nonce -> CompletableFuture.failedFuture(
            new TransferRefused(TransferRefusal.UNAVAILABLE, "this peer proves nothing"));

    private static final CompletionStage<Void> NOTHING_MORE =
            CompletableFuture.completedFuture(null);

    private final TransferHandler handler;
    private final Prover prover;
    private final Executor disk;
    private final Patience patience;
    private final TransferLimits limits;

    private TransferEndpoint(
            TransferHandler handler,
            Prover prover,
            Executor disk,
            Patience patience,
            TransferLimits limits) {
        this.handler = handler;
        this.prover = prover;
        this.disk = disk;
        this.patience = patience;
        this.limits = limits;
    }

    /** The service to add to a server; reads files on {@code disk}, waits for slow peers for ever. */
    public static ServerServiceDefinition service(TransferHandler handler, Executor disk) {
        return intercepted(new TransferEndpoint(
                handler, NO_PROVER, disk, Patience.ENDLESS, TransferLimits.DEFAULT));
    }

    /** The service to add to a server; ends streams that stand still, as {@code limits} say. */
    public static ServerServiceDefinition service(
            TransferHandler handler,
            Prover prover,
            Executor disk,
            Timeline timeline,
            TransferLimits limits) {
        return intercepted(new TransferEndpoint(
                handler, prover, disk, Patience.of(timeline, limits.stall()), limits));
    }

    private static ServerServiceDefinition intercepted(TransferEndpoint endpoint) {
        return ServerInterceptors.intercept(endpoint, new TicketInterceptor());
    }

    @Override
    public void describe(FileRef request, StreamObserver<Manifest> reply) {
        Optional<Ticket> ticket = TicketInterceptor.shown();
        Stages.attempt(() -> handler.describe(new TransferRequest.Describe(
                        new FilePath(request.getPath()),
                        new ContentHash(request.getSha256()),
                        ticket)))
                .whenComplete((file, failed) ->
                        answer(reply, failed, out -> out.onNext(Wire.manifest(file))));
    }

    @Override
    public void fetch(FetchRequest request, StreamObserver<FileChunk> reply) {
        Optional<Ticket> ticket = TicketInterceptor.shown();
        var out = (ServerCallStreamObserver<FileChunk>) reply;
        var stream = new OutgoingFile<FileChunk>(
                out,
                Function.identity(),
                limits.chunkBytes(),
                disk,
                patience,
                why -> out.onError(Statuses.of(why)));
        out.setOnReadyThreshold(limits.readyBytes());
        out.setOnReadyHandler(stream::pump);
        out.setOnCancelHandler(stream::stop);
        Stages.attempt(() -> handler.fetch(new TransferRequest.Fetch(
                        new FilePath(request.getFile().getPath()),
                        new ContentHash(request.getFile().getSha256()),
                        request.getOffset(),
                        request.getLength(),
                        ticket)))
                .whenComplete((file, failed) -> {
                    if (failed == null) {
                        stream.begin(file, request.getOffset(), request.getLength());
                    } else {
                        stream.fail(failed);
                    }
                });
    }

    @Override
    public StreamObserver<StoreRequest> store(StreamObserver<Manifest> reply) {
        Optional<Ticket> ticket = TicketInterceptor.shown();
        var in = (ServerCallStreamObserver<Manifest>) reply;
        in.disableAutoRequest();
        in.request(1);
        return new IncomingStream(in, manifest -> accept(manifest, ticket), patience);
    }

    @Override
    public void prove(ProveRequest request, StreamObserver<Proof> reply) {
        var proof = Proof.newBuilder();
        Stages.attempt(() -> prover.prove(request.getNonce()))
                .thenAccept(proof::setHmac)
                .thenCompose(proven -> request.hasSample() ? sample(request, proof) : NOTHING_MORE)
                .whenComplete(
                        (done, failed) -> answer(reply, failed, out -> out.onNext(proof.build())));
    }

    private CompletionStage<Void> sample(ProveRequest request, Proof.Builder proof) {
        Sample sample = Wire.sample(request.getSample());
        String nonce = request.getNonce();
        return prover.sample(nonce, sample, request.getSample().getPermit())
                .thenApplyAsync(file -> Samples.hash(nonce, sample, file), disk)
                .thenAccept(hash -> proof.setSampleSha256(hash.hex()));
    }

    private CompletionStage<IncomingFile> accept(FileManifest manifest, Optional<Ticket> ticket) {
        return Stages.attempt(() -> handler.store(new TransferRequest.Store(manifest, ticket)));
    }

    private static <A> void answer(
            StreamObserver<A> reply, Throwable failed, Consumer<StreamObserver<A>> answer) {
        if (failed != null) {
            reply.onError(Statuses.of(failed));
        } else {
            answer.accept(reply);
            reply.onCompleted();
        }
    }
}
