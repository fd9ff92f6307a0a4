package p4.wire.grpc;

import io.grpc.stub.StreamObserver;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The one answer of a call, as a future. */
final class SingleAnswer<A, R> implements StreamObserver<A> {

    private final String who;
    private final Function<A, R> reader;
    private final CompletableFuture<R> result = new CompletableFuture<>();

    SingleAnswer(String who, Function<A, R> reader) {
        this.who = who;
        this.reader = reader;
    }

    CompletableFuture<R> result() {
        return result;
    }

    @Override
    public void onNext(A answer) {
        try {
            result.complete(reader.apply(answer));
        } catch (IllegalArgumentException malformed) {
            result.completeExceptionally(Statuses.read(malformed, who));
        }
    }

    @Override
    public void onError(Throwable failed) {
        result.completeExceptionally(Statuses.read(failed, who));
    }

    @Override
    public void onCompleted() {
        var silent = new IllegalStateException("the call ended without an answer");
        result.completeExceptionally(Statuses.read(silent, who));
    }
}
