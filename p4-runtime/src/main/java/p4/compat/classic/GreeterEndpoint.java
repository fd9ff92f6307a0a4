package p4.compat.classic;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.Context;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import p4.compat.CallerAddress;
import p4.compat.DataRefusal;
import p4.compat.Fetches;
import p4.compat.Grants;
import p4.compat.JsonBody;
import p4.compat.classic.wire.GreeterGrpc;
import p4.compat.classic.wire.fileBytes;
import p4.compat.classic.wire.fileRequest;
import p4.model.FilePath;

/**
 * Serves files of the whole network to programs of the original, as the original serves its own.
 *
 * <p>Only to who was sent here: a request without a grant for its address is refused with
 * UNAUTHENTICATED and the trailer {@code http-status: 401}. What is served was fetched in the name of
 * the guest, with a ticket, and verified.
 */
public final class GreeterEndpoint extends GreeterGrpc.GreeterImplBase {

    private final Grants grants;
    private final Fetches fetches;

    private GreeterEndpoint(Grants grants, Fetches fetches) {
        this.grants = grants;
        this.fetches = fetches;
    }

    /** The service to add to a server; serves what {@code grants} allow. */
    public static ServerServiceDefinition service(Grants grants, Fetches fetches) {
        return ServerInterceptors.intercept(
                new GreeterEndpoint(grants, fetches), CallerAddress.interceptor());
    }

    @Override
    public void getFile(fileRequest request, StreamObserver<fileBytes> reply) {
        var call = (ServerCallStreamObserver<fileBytes>) reply;
        Optional<FilePath> path = JsonBody.named(name(request));
        if (path.isEmpty()) {
            call.onError(DataRefusal.noSuchFile());
            return;
        }
        Optional<Grants.Grant> grant = grants.take(CallerAddress.of(Context.current()), path.get());
        if (grant.isEmpty()) {
            call.onError(DataRefusal.notGranted());
            return;
        }
        Fetches.Turn turn = fetches.fetch(
                grant.get(),
                bytes -> answer(call, bytes),
                failed -> call.onError(DataRefusal.meaning(failed)));
        call.setOnCancelHandler(turn::end);
        call.setOnCloseHandler(turn::end);
    }

    /** The name, which stands after a slash in the address that the tracker gives. */
    private static String name(fileRequest request) {
        String path = request.getFilePath();
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private static void answer(StreamObserver<fileBytes> reply, byte[] bytes) {
        reply.onNext(fileBytes
                .newBuilder()
                .setFileBytes(UnsafeByteOperations.unsafeWrap(bytes))
                .build());
        reply.onCompleted();
    }
}
