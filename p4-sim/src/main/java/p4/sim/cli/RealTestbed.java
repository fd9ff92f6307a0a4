package p4.sim.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.Member;
import p4.sim.cluster.inprocess.InProcessCluster;
import p4.sim.journal.Journal;
import p4.sim.run.Run;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;
import p4.time.SystemTimeline;
import p4.time.Timeline;

/** Real time: nodes in this JVM, on threads of their own. */
final class RealTestbed implements Testbed {

    private final CompletableFuture<Void> broken = new CompletableFuture<>();
    private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(1, task -> {
        var thread = new Thread(task, "p4-lab");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((where, thrown) -> broken.completeExceptionally(thrown));
        return thread;
    });
    private final Timeline timeline = new SystemTimeline(pool);
    private volatile Instant origin = timeline.instant();

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public Timeline watch() {
        return timeline;
    }

    /** Counts moments in the journal from now on, which is the answer. */
    Instant begin() {
        origin = timeline.instant();
        return origin;
    }

    /** Has {@link #carryOut} fail with {@code thrown}; from any thread. */
    void breakDown(Throwable thrown) {
        broken.completeExceptionally(thrown);
    }

    @Override
    public Journal journal() {
        return journal(Duration.ZERO);
    }

    /** An empty journal that waits for {@code patience} with what it is told. */
    Journal journal(Duration patience) {
        return new Journal(() -> Duration.between(origin, timeline.instant()), patience);
    }

    @Override
    public Cluster cluster(Scenario scenario, List<Member> members, Seed seed, Journal journal) {
        return InProcessCluster.prepare(scenario, members, seed, journal, origin, this::breakDown);
    }

    @Override
    public void carryOut(Run run) {
        CompletableFuture.anyOf(run.start().toCompletableFuture(), broken).join();
    }

    @Override
    public void interrupt(Run run) {
        run.interrupt();
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
