package p4.sim.cluster.remote;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The one message that answers an order, as a stage. */
final class Reply<A> implements StreamObserver<A> {

    private final String whose;
    private final CompletableFuture<A> result = new CompletableFuture<>();

    /** Errors say that {@code whose} member failed. */
    Reply(String whose) {
        this.whose = whose;
    }

    /**
     * The answer.
     *
     * <p>Fails with {@link ForeignMember} if the member knows no such order, and with {@link
     * IllegalStateException} if there is none for another reason.
     */
    CompletionStage<A> result() {
        return result;
    }

    @Override
    public void onNext(A answer) {
        result.complete(answer);
    }

    @Override
    public void onError(Throwable failed) {
        result.completeExceptionally(
                isForeign(failed)
                        ? new ForeignMember(whose, words(failed))
                        : new IllegalStateException(
                                "member " + whose + ": " + words(failed), failed));
    }

    @Override
    public void onCompleted() {
        result.completeExceptionally(
                new IllegalStateException("member " + whose + " ended a call without an answer"));
    }

    private static boolean isForeign(Throwable failed) {
        return failed instanceof StatusRuntimeException ended
                && ended.getStatus().getCode() == Status.Code.UNIMPLEMENTED;
    }

    /** What {@code failed} says, without its stack. */
    static String words(Throwable failed) {
        if (!(failed instanceof StatusRuntimeException ended)) return String.valueOf(failed);
        Status status = ended.getStatus();
        return status.getDescription() == null ? status.getCode().name() : status.getDescription();
    }
}
