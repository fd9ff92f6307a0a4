package p4.time;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Looks at something that changes: one look at a time, and one for changes that come in a burst.
 *
 * <p>Lives on a timeline. A change that comes while it looks is looked at after that.
 */
public final class Refresh {

    private final Consumer<CompletableFuture<Void>> look;
    private final Duration rest;
    private final Timeline timeline;
    private CompletableFuture<Void> looking = CompletableFuture.completedFuture(null);
    private boolean waiting;
    private boolean stopped;

    /**
     * Will look by {@code look}, {@code rest} after a change.
     *
     * @param look begins a look, and completes what it is given, on the timeline, once it has looked
     */
    public Refresh(Consumer<CompletableFuture<Void>> look, Duration rest, Timeline timeline) {
        this.look = look;
        this.rest = rest;
        this.timeline = timeline;
    }

    /** Looks soon; changes that come until then are looked at once. */
    public void soon() {
        if (waiting || stopped) return;
        waiting = true;
        timeline.after(rest, this::now);
    }

    /** Looks now, after the look that is under way; done when it has, failed if that fails. */
    public CompletionStage<Void> now() {
        waiting = false;
        if (stopped) return looking;
        var looked = new CompletableFuture<Void>();
        CompletableFuture<Void> before = looking;
        looking = looked;
        timeline.when(before, (done, failed) -> look.accept(looked));
        return looked;
    }

    /** Looks no more; what is under way goes on to its end. */
    public void stop() {
        stopped = true;
    }

    /** Whether it was stopped. */
    public boolean isStopped() {
        return stopped;
    }
}
