package p4.compat.catalog;

import io.grpc.Context;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.compat.CallerAddress;
import p4.compat.Cause;
import p4.compat.DataRefusal;
import p4.compat.Fetches;
import p4.compat.Guests;
import p4.compat.JsonBody;
import p4.compat.Serving;
import p4.compat.Uploads;
import p4.compat.catalog.wire.peer.FileChunk;
import p4.compat.catalog.wire.peer.FileRequest;
import p4.compat.catalog.wire.peer.FileResponse;
import p4.compat.catalog.wire.peer.PeerServiceGrpc;
import p4.model.FilePath;

/**
 * Serves files to programs of the original, and has theirs taken.
 *
 * <p>A gateway serves only who was sent there: a request without a grant for its address is refused with
 * UNAUTHENTICATED and the trailer {@code http-status: 401}. What it serves was fetched in the name of
 * the guest, with a ticket, and verified. A program of ours serves its own files, to everybody.
 */
public final class FileEndpoint extends PeerServiceGrpc.PeerServiceImplBase {

    private final Serving serving;
    private final Uploading uploading;

    private FileEndpoint(Serving serving, Uploading uploading) {
        this.serving = serving;
        this.uploading = uploading;
    }

    /** Has the file {@code path} of whoever is at {@code host} taken. */
    private interface Uploading {

        CompletionStage<FileResponse> upload(String host, FilePath path);
    }

    /** The service to add to a server; serves what {@code serving} allows, and uploads for {@code guests}. */
    public static ServerServiceDefinition service(Guests guests, Serving serving, Uploads uploads) {
        return service(serving, (host, path) -> upload(guests, uploads, host, path));
    }

    /** The service of a program of ours, which serves what {@code serving} allows and takes nothing. */
    public static ServerServiceDefinition service(Serving serving) {
        return service(
                serving,
                (host, path) -> CompletableFuture.completedFuture(no("nadie lo recibe aquí")));
    }

    private static ServerServiceDefinition service(Serving serving, Uploading uploading) {
        return ServerInterceptors.intercept(
                new FileEndpoint(serving, uploading), CallerAddress.interceptor());
    }

    @Override
    public void downloadFile(FileRequest request, StreamObserver<FileChunk> reply) {
        var call = (ServerCallStreamObserver<FileChunk>) reply;
        Optional<FilePath> path = JsonBody.named(request.getFilename());
        if (path.isEmpty()) {
            call.onError(DataRefusal.noSuchFile());
            return;
        }
        var pieces = new Pieces(call);
        call.setOnReadyHandler(pieces::go);
        Fetches.Turn turn = serving.serve(
                CallerAddress.of(Context.current()),
                path.get(),
                pieces::send,
                failed -> call.onError(DataRefusal.meaning(failed)));
        call.setOnCancelHandler(turn::end);
        call.setOnCloseHandler(turn::end);
    }

    @Override
    public void uploadFile(FileRequest request, StreamObserver<FileResponse> reply) {
        Optional<FilePath> path = JsonBody.named(request.getFilename());
        CompletionStage<FileResponse> answer = path.isEmpty()
                ? CompletableFuture.completedFuture(no("that is no name of a file"))
                : uploading.upload(CallerAddress.of(Context.current()), path.get());
        ((ServerCallStreamObserver<FileResponse>) reply).setOnCancelHandler(() -> {
            // goes on all the same: nobody hears how it ends
        });
        answer.whenComplete((said, failed) -> {
            reply.onNext(failed == null ? said : no(why(failed)));
            reply.onCompleted();
        });
    }

    private static CompletionStage<FileResponse> upload(
            Guests guests, Uploads uploads, String host, FilePath path) {
        return guests.withAnyAt(
                        host, guest -> guest.offers(path), guest -> uploads.put(guest, path))
                .thenApply(taker -> taker.map(peer -> FileResponse.newBuilder()
                                .setSuccess(true)
                                .setMessage("Archivo subido exitosamente a " + peer.peer())
                                .build())
                        .orElseGet(() -> no("Peer no está conectado")));
    }

    private static FileResponse no(String why) {
        return FileResponse.newBuilder().setMessage("Archivo no subido: " + why).build();
    }

    private static String why(Throwable failed) {
        Throwable cause = Cause.of(failed);
        return String.valueOf(cause.getMessage());
    }
}
