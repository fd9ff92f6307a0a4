package p4.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Time that stands still until a test moves it.
 *
 * <p>Tasks may be handed in from any thread; they run only inside {@link #runReady}, {@link
 * #advance} and {@link #await}, on the calling thread, ordered by when they are due and then by when
 * they came. The same calls give the same order always.
 */
public final class ManualTimeline implements Timeline {

    /** When every manual timeline begins. */
    public static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    private final NavigableSet<Task> waiting =
            new TreeSet<>(Comparator.comparing(Task::due).thenComparing(Task::turn));
    private Instant now = EPOCH;
    private long turns;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized Alarm after(Duration delay, Runnable work) {
        Instant due = delay.isNegative() ? now : now.plus(delay);
        var task = new Task(due, turns++, work);
        waiting.add(task);
        notifyAll();
        return () -> callOff(task);
    }

    @Override
    public void execute(Runnable task) {
        after(Duration.ZERO, task);
    }

    /** Runs what is due now, and what that brings up at the same moment. */
    public void runReady() {
        advance(Duration.ZERO);
    }

    /** Moves time on by {@code step}, running what falls due on the way at its own moment. */
    public void advance(Duration step) {
        Instant target = instant().plus(step);
        for (var work = next(target); work.isPresent(); work = next(target)) {
            work.get().run();
        }
        moveTo(target);
    }

    /**
     * Runs what is due now until {@code stage} is done, waiting for tasks other threads hand in.
     *
     * @return what it completed with; if it failed, throws that as {@code CompletionException}
     */
    public <T> T await(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        stage.whenComplete((value, thrown) -> wake());
        while (!future.isDone()) {
            runReady();
            waitForNews(future);
        }
        return future.join();
    }

    /** How many tasks wait, called-off ones not counted. */
    public synchronized int waiting() {
        return waiting.size();
    }

    private synchronized Optional<Runnable> next(Instant until) {
        if (waiting.isEmpty() || waiting.first().due().isAfter(until)) return Optional.empty();
        Task next = waiting.first();
        waiting.remove(next);
        moveTo(next.due());
        return Optional.of(next.work());
    }

    private synchronized void moveTo(Instant moment) {
        if (moment.isAfter(now)) now = moment;
    }

    private synchronized void callOff(Task task) {
        waiting.remove(task);
    }

    private synchronized void wake() {
        notifyAll();
    }

    private synchronized void waitForNews(CompletableFuture<?> future) {
        try {
            while (!future.isDone() && nothingIsDue()) wait();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", interrupted);
        }
    }

    private boolean nothingIsDue() {
        return waiting.isEmpty() || waiting.first().due().isAfter(now);
    }

    private record Task(Instant due, long turn, Runnable work) {}
}
