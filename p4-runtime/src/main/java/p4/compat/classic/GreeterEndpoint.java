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
import p4.compat.JsonBody;
import p4.compat.Serving;
import p4.compat.classic.wire.GreeterGrpc;
import p4.compat.classic.wire.fileBytes;
import p4.compat.classic.wire.fileRequest;
import p4.model.FilePath;

/**
 * Serves files to programs of the original, as the original serves its own.
 *
 * <p>What a gateway serves is for whom the tracker sent here: others are refused with UNAUTHENTICATED and
 * the trailer {@code http-status: 401}. What it serves was fetched in the name of the guest, with a
 * ticket, and verified. What a program of ours serves is its own, and for everybody.
 */
public final class GreeterEndpoint extends GreeterGrpc.GreeterImplBase {

    private final Serving serving;

    private GreeterEndpoint(Serving serving) {
        this.serving = serving;
    }

    /** The service to add to a server; serves what {@code serving} allows. */
    public static ServerServiceDefinition service(Serving serving) {
        return ServerInterceptors.intercept(
                new GreeterEndpoint(serving), CallerAddress.interceptor());
    }

    @Override
    public void getFile(fileRequest request, StreamObserver<fileBytes> reply) {
        var call = (ServerCallStreamObserver<fileBytes>) reply;
        Optional<FilePath> path = JsonBody.named(name(request));
        if (path.isEmpty()) {
            call.onError(DataRefusal.noSuchFile());
            return;
        }
        Fetches.Turn turn = serving.serve(
                CallerAddress.of(Context.current()),
                path.get(),
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
