package p4.compat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import p4.time.Timeline;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** Lets some deeds run at once and some more wait in line; lives on a timeline. */
public final class Slots {

    private final int atOnce;
    private final int waitingMax;
    private final Timeline timeline;
    private final Queue<Runnable> line = new ArrayDeque<>();
    private int taken;

    /** Runs {@code atOnce}; {@code waitingMax} more may wait. */
    public Slots(int atOnce, int waitingMax, Timeline timeline) {
        this.atOnce = atOnce;
        this.waitingMax = waitingMax;
        this.timeline = timeline;
    }

    /** Does {@code deed} in its turn; refused with {@link TransferRefusal#EXHAUSTED} if too many wait. */
    public <T> CompletionStage<T> run(Supplier<CompletionStage<T>> deed) {
        var done = new CompletableFuture<T>();
        boolean inLine = whenFree(() -> timeline.when(deed.get(), (value, failed) -> {
            free();
            if (failed == null) done.complete(value);
            else done.completeExceptionally(failed);
        }));
        if (!inLine) {
            done.completeExceptionally(new TransferRefused(
                    TransferRefusal.EXHAUSTED, "too many files are asked for at once"));
        }
        return done;
    }

    /**
     * Runs {@code begin} when a slot is free, which then is its own until {@link #free}.
     *
     * @return whether there was room in the line
     */
    public boolean whenFree(Runnable begin) {
        if (line.size() >= waitingMax) return false;
        line.add(begin);
        next();
        return true;
    }

    /** Gives a slot back. */
    public void free() {
        taken--;
        next();
    }

    /** How many are taken. */
    int taken() {
        return taken;
    }

    private void next() {
        while (taken < atOnce && !line.isEmpty()) {
            taken++;
            line.remove().run();
        }
    }
}
