package p4.tracker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import p4.control.Caller;
import p4.control.ControlHandler;
import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.time.Timeline;

/** Hands what comes from any thread to a tracker on its timeline, in the order it comes. */
public final class TimelineHandler implements ControlHandler {

    private final Tracker tracker;
    private final Timeline timeline;

    /** Hands over to {@code tracker}, which lives on {@code timeline}. */
    public TimelineHandler(Tracker tracker, Timeline timeline) {
        this.tracker = tracker;
        this.timeline = timeline;
    }

    @Override
    public CompletionStage<ControlReply> handle(ControlRequest request, Caller caller) {
        return call(() -> tracker.handle(request, caller));
    }

    /** Who is registered, as seen on the tracker's timeline. */
    public CompletionStage<TrackerSnapshot> snapshot() {
        return call(tracker::snapshot);
    }

    private <T> CompletionStage<T> call(Supplier<T> question) {
        var answer = new CompletableFuture<T>();
        timeline.execute(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | Error broken) {
                answer.completeExceptionally(broken); // who asked must not wait for ever
                throw broken;
            }
        });
        return answer;
    }
}
