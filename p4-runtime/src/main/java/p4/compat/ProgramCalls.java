package p4.compat;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.model.PeerEndpoint;
import p4.time.Alarm;
import p4.time.Timeline;
import p4.transfer.PeerUnreachable;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/**
 * gRPC calls to programs that speak a dialect: one connection a call, given up when it takes too long.
 *
 * <p>Never blocks, if what builds channels does not. May be called from any thread.
 */
public final class ProgramCalls {

    /** A name that no program serves; to ask for it only shows that somebody answers. */
    public static final String NOBODYS = ".p4-are-you-there";

    private static final int AROUND_A_FILE_BYTES = 16;

    private final Function<PeerEndpoint, ManagedChannelBuilder<?>> channels;
    private final CompatLimits limits;
    private final Timeline timeline;

    /** Calls over {@code channels}; what takes too long is given up on {@code timeline}. */
    public ProgramCalls(
            Function<PeerEndpoint, ManagedChannelBuilder<?>> channels,
            CompatLimits limits,
            Timeline timeline) {
        this.channels = channels;
        this.limits = limits;
        this.timeline = timeline;
    }

    /** Makes one thing of what a call answers; one call's own, called by one thread at a time. */
    public interface Gathering<A, T> {

        /** Takes the next answer; what it throws ends the call, which fails with that. */
        void take(A answer);

        /** What all of them are; what it throws is what the call fails with. */
        T whole();
    }

    /**
     * Calls {@code method} with {@code request} at {@code endpoint}.
     *
     * @return what {@code gathering} made of the answers; fails with a gRPC status, or with what
     *     {@code gathering} threw
     */
    public <Q, A, T> CompletionStage<T> call(
            PeerEndpoint endpoint,
            MethodDescriptor<Q, A> method,
            Q request,
            Gathering<A, T> gathering) {
        try {
            return begin(endpoint, method, request, gathering);
        } catch (RuntimeException closed) {
            return CompletableFuture.failedFuture(
                    Status.UNAVAILABLE.withCause(closed).asRuntimeException());
        }
    }

    /**
     * Reads a file by calling {@code method} with {@code request} at {@code endpoint}.
     *
     * @return its bytes; fails as {@link DataPort#read} does
     */
    public <Q, A> CompletionStage<byte[]> read(
            PeerEndpoint endpoint,
            MethodDescriptor<Q, A> method,
            Q request,
            Gathering<A, byte[]> gathering) {
        return call(endpoint, method, request, gathering)
                .exceptionallyCompose(
                        failed -> CompletableFuture.failedFuture(meaning(failed, endpoint)));
    }

    /** Tells whether somebody answers {@code method} at {@code endpoint}, whatever the answer; never fails. */
    public <Q, A, T> CompletionStage<Boolean> answers(
            PeerEndpoint endpoint,
            MethodDescriptor<Q, A> method,
            Q request,
            Gathering<A, T> gathering) {
        return call(endpoint, method, request, gathering)
                .handle((whole, failed) -> failed == null || isAnswer(failed));
    }

    private <Q, A, T> CompletionStage<T> begin(
            PeerEndpoint endpoint,
            MethodDescriptor<Q, A> method,
            Q request,
            Gathering<A, T> gathering) {
        ManagedChannel channel = channels.apply(endpoint)
                .maxInboundMessageSize(limits.fileBytesMax() + AROUND_A_FILE_BYTES)
                .build();
        ClientCall<Q, A> call = channel.newCall(method, CallOptions.DEFAULT);
        var answers = new Answers<>(gathering);
        Alarm late =
                timeline.after(limits.callWithin(), () -> call.cancel("it takes too long", null));
        CompletionStage<T> whole = answers.whole;
        whole.whenComplete((done, failed) -> {
            late.cancel();
            channel.shutdownNow();
        });
        if (method.getType() == MethodDescriptor.MethodType.UNARY) {
            ClientCalls.asyncUnaryCall(call, request, answers);
        } else {
            ClientCalls.asyncServerStreamingCall(call, request, answers);
        }
        return whole;
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
        Throwable failed = Cause.of(thrown);
        if (failed instanceof TransferRefused refused) return refused;
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

    /** The answers to one call. */
    private static final class Answers<A, T> implements StreamObserver<A> {

        private final Gathering<A, T> gathering;
        private final CompletableFuture<T> whole = new CompletableFuture<>();

        Answers(Gathering<A, T> gathering) {
            this.gathering = gathering;
        }

        @Override
        public void onNext(A answer) {
            if (whole.isDone()) return;
            try {
                gathering.take(answer);
            } catch (RuntimeException enough) {
                whole.completeExceptionally(enough);
            }
        }

        @Override
        public void onError(Throwable failed) {
            whole.completeExceptionally(failed);
        }

        @Override
        public void onCompleted() {
            if (whole.isDone()) return;
            try {
                whole.complete(gathering.whole());
            } catch (RuntimeException nothing) {
                whole.completeExceptionally(nothing);
            }
        }
    }
}
