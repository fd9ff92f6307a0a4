package p4.sim.cluster.virtual;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import p4.control.NoAnswer;
import p4.sim.net.Network;
import p4.time.Alarm;
import p4.time.Timeline;

/**
 * One node's way to the tracker and back, for whatever is asked and answered on it.
 *
 * <p>A tracker that is down refuses the connection; one that is cut off is given up after a time.
 */
final class ControlWay {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long REFUSAL_BYTES = 40;

    private final Network network;
    private final Timeline timeline;
    private final VirtualTracker tracker;
    private final int from;
    private final int to;

    ControlWay(Network network, Timeline timeline, VirtualTracker tracker, int from, int to) {
        this.network = network;
        this.timeline = timeline;
        this.tracker = tracker;
        this.from = from;
        this.to = to;
    }

    /**
     * Sends {@code bytes} bytes of a question; {@code answer} is asked where they arrive.
     *
     * @return what it said, once its {@code size} in bytes has come back; fails with {@link NoAnswer}
     */
    <A> CompletionStage<A> ask(
            long bytes, Function<VirtualTracker.Running, A> answer, ToLongFunction<A> size) {
        var answered = new CompletableFuture<A>();
        Alarm patience = timeline.after(TIMEOUT, () -> answered.completeExceptionally(silent()));
        there(bytes, () -> {
            if (answered.isDone()) return; // the caller gave up, and its connection with it
            if (tracker.running().isEmpty()) {
                back(REFUSAL_BYTES, () -> {
                    patience.cancel();
                    answered.completeExceptionally(refused());
                });
                return;
            }
            A said = answer.apply(tracker.running().get());
            back(size.applyAsLong(said), () -> {
                patience.cancel();
                answered.complete(said);
            });
        });
        return answered;
    }

    private void there(long bytes, Runnable arrived) {
        if (!tracker.isCut()) network.carry(from, to, bytes, unlessCut(arrived));
    }

    private void back(long bytes, Runnable arrived) {
        network.carry(to, from, bytes, unlessCut(arrived));
    }

    private Runnable unlessCut(Runnable arrived) {
        return () -> {
            if (!tracker.isCut()) arrived.run();
        };
    }

    private static NoAnswer silent() {
        return new NoAnswer("the tracker", "it is silent");
    }

    private static NoAnswer refused() {
        return new NoAnswer("the tracker", new IOException("connection refused"));
    }
}
