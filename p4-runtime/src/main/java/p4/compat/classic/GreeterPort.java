package p4.compat.classic;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.compat.CompatLimits;
import p4.compat.DataPort;
import p4.compat.classic.wire.GreeterGrpc;
import p4.compat.classic.wire.fileBytes;
import p4.compat.classic.wire.fileRequest;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.time.Alarm;
import p4.time.Timeline;
import p4.transfer.PeerUnreachable;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/**
 * The way to the files of the original's peers: {@code Greeter.getFile}, one connection a call.
 *
 * <p>Never blocks, if what builds channels does not. May be called from any thread.
 */
public final class GreeterPort implements DataPort {

    private static final int AROUND_A_FILE_BYTES = 16;

    /** A name that no peer serves; to ask for it only shows that somebody answers. */
    private static final String NOBODYS = ".p4-are-you-there";

    private final Function<PeerEndpoint, ManagedChannelBuilder<?>> channels;
    private final CompatLimits limits;
    private final Timeline timeline;

    /** Calls over {@code channels}; what takes too long is given up on {@code timeline}. */
    public GreeterPort(
            Function<PeerEndpoint, ManagedChannelBuilder<?>> channels,
            CompatLimits limits,
            Timeline timeline) {
        this.channels = channels;
        this.limits = limits;
        this.timeline = timeline;
    }

    @Override
    public CompletionStage<byte[]> read(PeerEndpoint endpoint, FilePath path) {
        return call(endpoint, path.value())
                .thenApply(ByteString::toByteArray)
                .exceptionallyCompose(
                        failed -> CompletableFuture.failedFuture(meaning(failed, endpoint)));
    }

    @Override
    public CompletionStage<Boolean> answers(PeerEndpoint endpoint) {
        return call(endpoint, NOBODYS)
                .handle((bytes, failed) -> failed == null || isAnswer(failed));
    }

    private CompletionStage<ByteString> call(PeerEndpoint endpoint, String path) {
        try {
            return begin(endpoint, path);
        } catch (RuntimeException closed) {
            return CompletableFuture.failedFuture(
                    Status.UNAVAILABLE.withCause(closed).asRuntimeException());
        }
    }

    private CompletionStage<ByteString> begin(PeerEndpoint endpoint, String path) {
        ManagedChannel channel = channels.apply(endpoint)
                .maxInboundMessageSize(limits.fileBytesMax() + AROUND_A_FILE_BYTES)
                .build();
        ClientCall<fileRequest, fileBytes> call =
                channel.newCall(GreeterGrpc.getGetFileMethod(), CallOptions.DEFAULT);
        var answer = new Answer();
        Alarm late =
                timeline.after(limits.callWithin(), () -> call.cancel("it takes too long", null));
        CompletionStage<ByteString> bytes = answer.bytes;
        bytes.whenComplete((done, failed) -> {
            late.cancel();
            channel.shutdownNow();
        });
        ClientCalls.asyncUnaryCall(
                call, fileRequest.newBuilder().setFilePath(path).build(), answer);
        return bytes;
    }

    private static boolean isAnswer(Throwable failed) {
        return switch (Status.fromThrowable(failed).getCode()) {
            case UNAVAILABLE, CANCELLED, DEADLINE_EXCEEDED -> false;
            case OK,
                    UNKNOWN,
                    INVALID_ARGUMENT,
                    NOT_FOUND,
                    ALREADY_EXISTS,
                    PERMISSION_DENIED,
                    RESOURCE_EXHAUSTED,
                    FAILED_PRECONDITION,
                    ABORTED,
                    OUT_OF_RANGE,
                    UNIMPLEMENTED,
                    INTERNAL,
                    DATA_LOSS,
                    UNAUTHENTICATED -> true;
        };
    }

    private RuntimeException meaning(Throwable thrown, PeerEndpoint endpoint) {
        Throwable failed = thrown instanceof CompletionException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
        Status.Code code = Status.fromThrowable(failed).getCode();
        if (code == Status.Code.NOT_FOUND) {
            return new TransferRefused(TransferRefusal.NOT_FOUND, endpoint + " has no such file");
        }
        if (code == Status.Code.RESOURCE_EXHAUSTED) {
            return new TransferRefused(
                    TransferRefusal.EXHAUSTED,
                    "a file here has at most " + limits.fileBytesMax() + " bytes");
        }
        return new PeerUnreachable(endpoint.toString(), failed);
    }

    /** The one answer to a call. */
    private static final class Answer implements StreamObserver<fileBytes> {

        private final CompletableFuture<ByteString> bytes = new CompletableFuture<>();

        @Override
        public void onNext(fileBytes answer) {
            bytes.complete(answer.getFileBytes());
        }

        @Override
        public void onError(Throwable failed) {
            bytes.completeExceptionally(failed);
        }

        @Override
        public void onCompleted() {
            bytes.completeExceptionally(new IllegalStateException("no answer came"));
        }
    }
}
