package p4.sim.cli;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import p4.time.SystemTimeline;
import p4.time.Timeline;

/** Real time for who watches runs in virtual time, on a thread of its own until it is closed. */
final class WatchTime implements AutoCloseable {

    private final ScheduledExecutorService watchers = Executors.newScheduledThreadPool(1, task -> {
        var thread = new Thread(task, "p4-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final Timeline timeline = new SystemTimeline(watchers);

    Timeline timeline() {
        return timeline;
    }

    @Override
    public void close() {
        watchers.shutdownNow();
    }
}
