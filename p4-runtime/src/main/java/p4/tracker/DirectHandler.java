package p4.tracker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.control.Caller;
import p4.control.ControlHandler;
import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.time.Timeline;

/**
 * Hands what comes on a tracker's own timeline to it at once, for wires that answer at once.
 *
 * <p>For the timeline's thread alone; see {@link TimelineHandler} for the others.
 */
public final class DirectHandler implements ControlHandler {

    private final Tracker tracker;
    private final Timeline timeline;

    /** Hands over to {@code tracker}, which lives on {@code timeline}. */
    public DirectHandler(Tracker tracker, Timeline timeline) {
        this.tracker = tracker;
        this.timeline = timeline;
    }

    @Override
    public CompletionStage<ControlReply> handle(ControlRequest request, Caller caller) {
        try {
            return CompletableFuture.completedFuture(tracker.handle(request, caller));
        } catch (RuntimeException broken) {
            return broken(broken, () -> {
                throw broken;
            });
        } catch (Error broken) {
            return broken(broken, () -> {
                throw broken;
            });
        }
    }

    /** Fails, and ends the node too: whoever called might keep what is thrown to himself. */
    private CompletionStage<ControlReply> broken(Throwable why, Runnable thrown) {
        timeline.execute(thrown);
        return CompletableFuture.failedFuture(why);
    }
}
