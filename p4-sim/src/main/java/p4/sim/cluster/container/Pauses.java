package p4.sim.cluster.container;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import p4.time.SystemTimeline;

/** Waits, for engines that tell nobody when they are done. */
final class Pauses implements AutoCloseable {

    private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(1, task -> {
        var thread = new Thread(task, "p4-pauses");
        thread.setDaemon(true);
        return thread;
    });

    /** Blocks for {@code length}. */
    void take(Duration length) {
        var over = new CompletableFuture<Void>();
        new SystemTimeline(pool).after(length, () -> over.complete(null));
        over.join();
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
