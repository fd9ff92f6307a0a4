package p4.time;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * The only source of "now" and "later" that a node may use.
 *
 * <p>Reading and waiting share one port on purpose: a node that read one clock and slept on another
 * could not be simulated. {@link #instant()} never goes backwards. Everything handed to {@link
 * #execute} and {@link #after} of one timeline runs one at a time, so a node needs no lock; tasks
 * due at the same time run in the order they were handed in.
 *
 * <p>A task does not throw unless an invariant of its node is broken. That ends the node: whoever
 * runs the timeline hears of it, and runs none of its tasks any more.
 */
public interface Timeline extends InstantSource, Executor {

    /**
     * Runs {@code task} once, {@code delay} from now; a delay of zero or less means next.
     *
     * <p>Never runs it inside this call.
     */
    Alarm after(Duration delay, Runnable task);

    /**
     * Runs {@code task} here with what {@code stage} came to: a value, or what it failed with.
     *
     * <p>A stage keeps to itself what its own callbacks throw; what {@code task} throws is not lost.
     */
    default <T> void when(CompletionStage<T> stage, BiConsumer<? super T, ? super Throwable> task) {
        stage.whenComplete((value, failed) -> execute(() -> task.accept(value, failed)));
    }

    /** Runs {@code task} as soon as the tasks before it are done; never inside this call. */
    @Override
    void execute(Runnable task);
}
