package p4.wire.grpc;

import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.Ticket;
import p4.transfer.IncomingFile;
import p4.transfer.TransferHandler;
import p4.transfer.TransferRequest;
import p4.v1.FetchRequest;
import p4.v1.FileChunk;
import p4.v1.FileRef;
import p4.v1.FileTransferGrpc;
import p4.v1.Manifest;
import p4.v1.StoreRequest;

/**
 * The data plane's server: gRPC calls, translated for a {@link TransferHandler}.
 *
 * <p>Files are read on the executor that is handed in; the wire's threads never wait for a disk.
 */
public final class TransferEndpoint extends FileTransferGrpc.FileTransferImplBase {

    private final TransferHandler handler;
    private final Executor disk;

    private TransferEndpoint(TransferHandler handler, Executor disk) {
        this.handler = handler;
        this.disk = disk;
    }

    /** The service to add to a server; reads files on {@code disk}. */
    public static ServerServiceDefinition service(TransferHandler handler, Executor disk) {
        return ServerInterceptors.intercept(
                new TransferEndpoint(handler, disk), new TicketInterceptor());
    }

    @Override
    public void describe(FileRef request, StreamObserver<Manifest> reply) {
        Optional<Ticket> ticket = TicketInterceptor.shown();
        decide(() -> handler.describe(new TransferRequest.Describe(
                        new FilePath(request.getPath()),
                        new ContentHash(request.getSha256()),
                        ticket)))
                .whenComplete((manifest, failed) -> {
                    if (failed == null) {
                        reply.onNext(Wire.manifest(manifest));
                        reply.onCompleted();
                    } else {
                        reply.onError(Statuses.of(failed));
                    }
                });
    }

    @Override
    public void fetch(FetchRequest request, StreamObserver<FileChunk> reply) {
        Optional<Ticket> ticket = TicketInterceptor.shown();
        var out = (ServerCallStreamObserver<FileChunk>) reply;
        var stream = new OutgoingFile<>(
                out, Function.identity(), request.getOffset(), request.getLength(), disk);
        out.setOnReadyHandler(stream::pump);
        out.setOnCancelHandler(stream::stop);
        decide(() -> handler.fetch(new TransferRequest.Fetch(
                        new FilePath(request.getFile().getPath()),
                        new ContentHash(request.getFile().getSha256()),
                        request.getOffset(),
                        request.getLength(),
                        ticket)))
                .whenComplete((file, failed) -> {
                    if (failed == null) stream.begin(file);
                    else stream.refuse(Statuses.of(failed));
                });
    }

    @Override
    public StreamObserver<StoreRequest> store(StreamObserver<Manifest> reply) {
        Optional<Ticket> ticket = TicketInterceptor.shown();
        var in = (ServerCallStreamObserver<Manifest>) reply;
        in.disableAutoRequest();
        in.request(1);
        return new IncomingStream(in, manifest -> accept(manifest, ticket));
    }

    private CompletionStage<IncomingFile> accept(FileManifest manifest, Optional<Ticket> ticket) {
        return decide(() -> handler.store(new TransferRequest.Store(manifest, ticket)));
    }

    /** Malformed requests fail like refused ones. */
    private static <T> CompletionStage<T> decide(Supplier<CompletionStage<T>> decision) {
        try {
            return decision.get();
        } catch (IllegalArgumentException malformed) {
            return CompletableFuture.failedFuture(malformed);
        }
    }
}
