package p4.cli;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import p4.model.Printable;

/**
 * The threads of one node: its timeline's, its disk's, and those that read HTTP replies.
 *
 * <p>What is thrown on its timeline has broken an invariant: one line says so on the standard error,
 * and the process ends.
 */
final class NodeThreads implements AutoCloseable {

    private static final int DISK = 4;
    private static final int WIRE = 2;

    private final ScheduledExecutorService timeline =
            Executors.newScheduledThreadPool(1, ending(named("timeline")));
    private final ExecutorService disk = Executors.newFixedThreadPool(DISK, named("disk"));
    private final ExecutorService wire = Executors.newFixedThreadPool(WIRE, named("wire"));

    ScheduledExecutorService timeline() {
        return timeline;
    }

    ExecutorService disk() {
        return disk;
    }

    ExecutorService wire() {
        return wire;
    }

    @Override
    public void close() {
        timeline.shutdownNow();
        disk.shutdownNow();
        wire.shutdownNow();
    }

    private static ThreadFactory ending(ThreadFactory threads) {
        return task -> {
            Thread thread = threads.newThread(task);
            thread.setUncaughtExceptionHandler((where, thrown) -> {
                System.err.println(broken(thrown));
                System.exit(ExitCode.FAILED.number());
            });
            return thread;
        };
    }

    /** Says in one line what broke, and where. */
    static String broken(Throwable thrown) {
        String where = Stream.of(thrown.getStackTrace())
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
        return "this node is broken and ends: " + Printable.escape(String.valueOf(thrown)) + where;
    }

    /** Makes daemon threads called {@code p4-NAME-1}, {@code p4-NAME-2} and so on. */
    static ThreadFactory named(String name) {
        var count = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, "p4-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
