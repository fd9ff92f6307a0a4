package p4.wire.grpc;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What answers a call, as a future; cancelling it cancels the call. */
final class Answer<Q, A, R> implements ClientResponseObserver<Q, A> {

    private final AnswerReader<A, R> reader;
    private final Function<Throwable, RuntimeException> failures;
    private final CompletableFuture<R> result = new CompletableFuture<>();
    private final Lifeline lifeline = new Lifeline();

    /** Reads messages with {@code reader}; {@code failures} says what an error means. */
    Answer(AnswerReader<A, R> reader, Function<Throwable, RuntimeException> failures) {
        this.reader = reader;
        this.failures = failures;
    }

    CompletableFuture<R> result() {
        return result;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<Q> call) {
        lifeline.tie(result, call);
    }

    @Override
    public void onNext(A message) {
        if (result.isDone()) return;
        try {
            reader.next(message);
        } catch (RuntimeException unreadable) {
            fail(unreadable);
        }
    }

    @Override
    public void onError(Throwable failed) {
        lifeline.callIsOver();
        fail(failed);
    }

    @Override
    public void onCompleted() {
        lifeline.callIsOver();
        if (result.isDone()) return;
        try {
            result.complete(reader.end());
        } catch (RuntimeException incomplete) {
            fail(incomplete);
        }
    }

    /** Gives the call up because of {@code failed}. */
    void fail(Throwable failed) {
        result.completeExceptionally(failures.apply(failed));
    }
}
