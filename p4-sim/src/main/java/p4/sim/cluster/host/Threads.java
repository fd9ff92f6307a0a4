package p4.sim.cluster.host;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import p4.sim.cluster.Lane;

/**
 * The few threads that all nodes of one process share: hundreds of peers need no more.
 *
 * <p>What is thrown on a timeline has broken an invariant of a node, and is handed to who asked for it.
 */
public final class Threads implements AutoCloseable {

    /** What the lane is called in which the nodes' timelines run. */
    public static final String TIMELINES = "the nodes' timers and messages";

    private static final long STOP_SECONDS = 5;

    private final ScheduledExecutorService timelines;
    private final ExecutorService disk;
    private final ExecutorService wire;

    /**
     * Uses at most {@code each} threads for each of the three kinds of work.
     *
     * @param broken hears, on any thread, what is thrown on a timeline
     */
    public Threads(int each, Consumer<Throwable> broken) {
        this.disk = Executors.newFixedThreadPool(each, named("disk"));
        this.wire = Executors.newFixedThreadPool(each, named("wire"));
        ThreadFactory plain = named("timeline");
        this.timelines = Executors.newScheduledThreadPool(each, task -> {
            Thread thread = plain.newThread(task);
            thread.setUncaughtExceptionHandler((where, thrown) -> broken.accept(thrown));
            return thread;
        });
    }

    /** Where timelines run. */
    public ScheduledExecutorService timelines() {
        return timelines;
    }

    /** Where files are read, written and hashed. */
    public ExecutorService disk() {
        return disk;
    }

    /** Where HTTP replies are read. */
    public ExecutorService wire() {
        return wire;
    }

    /** The queues of these threads. */
    public List<Lane> lanes() {
        return List.of(
                new Lane(TIMELINES, timelines),
                new Lane("the nodes' reads and writes", disk),
                new Lane("the nodes' replies from the tracker", wire));
    }

    @Override
    public void close() {
        List<ExecutorService> pools = List.of(timelines, disk, wire);
        pools.forEach(ExecutorService::shutdownNow);
        pools.forEach(Threads::await);
    }

    private static void await(ExecutorService pool) {
        try {
            pool.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String name) {
        var count = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, "p4-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
