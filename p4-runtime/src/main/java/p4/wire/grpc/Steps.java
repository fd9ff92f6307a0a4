package p4.wire.grpc;

import io.grpc.SynchronizationContext;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import p4.peer.PeerCommands;
import p4.v1.Progress;

/**
 * What a long command tells who gave it: how far it is, and at last what came of it.
 *
 * <p>How far it is, is told as often as it is taken, and not for less than half a percent.
 */
final class Steps<S> implements PeerCommands.Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);
    private static final int PARTS = 200;

    private final ServerCallStreamObserver<S> reply;
    private final Function<Progress, S> step;
    private final SynchronizationContext turns = new SynchronizationContext(
            (thread, thrown) -> LOG.warn("progress could not be told", thrown));
    private long told;
    private boolean over;

    Steps(ServerCallStreamObserver<S> reply, Function<Progress, S> step) {
        this.reply = reply;
        this.step = step;
        reply.setOnCancelHandler(() -> turns.execute(() -> over = true));
    }

    @Override
    public void moved(long done, long total) {
        turns.execute(() -> {
            boolean little = Math.abs(done - told) < total / PARTS && done < total;
            if (over || little || !reply.isReady()) return;
            told = done;
            reply.onNext(step.apply(
                    Progress.newBuilder().setDone(done).setTotal(total).build()));
        });
    }

    /** Ends with {@code last}. */
    void complete(S last) {
        turns.execute(() -> {
            if (over) return;
            over = true;
            reply.onNext(last);
            reply.onCompleted();
        });
    }

    /** Ends with a failure. */
    void fail(Throwable why) {
        turns.execute(() -> {
            if (over) return;
            over = true;
            reply.onError(CommandStatuses.of(why));
        });
    }
}
