package p4.wire.grpc;

import io.grpc.stub.ClientCallStreamObserver;

import java.util.concurrent.CompletionStage;

/** Cancels a call whose result has failed or was cancelled, unless the call is over anyway. */
final class Lifeline {

    private volatile boolean callIsOver;

    /** Ties {@code call} to {@code result}. */
    void tie(CompletionStage<?> result, ClientCallStreamObserver<?> call) {
        result.whenComplete((value, failed) -> {
            if (failed != null && !callIsOver) call.cancel("the caller gave up", failed);
        });
    }

    /** Hears that the call has ended, perhaps before it began: gRPC can then not cancel it. */
    void callIsOver() {
        callIsOver = true;
    }
}
