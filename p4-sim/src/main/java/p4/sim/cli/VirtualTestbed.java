package p4.sim.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.Member;
import p4.sim.cluster.virtual.VirtualCluster;
import p4.sim.journal.Journal;
import p4.sim.run.Run;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;
import p4.sim.time.VirtualTimeline;
import p4.time.SystemTimeline;
import p4.time.Timeline;

/** Virtual time: nodes on the thread that carries the run out; only watchers have real time. */
final class VirtualTestbed implements Testbed {

    /** When every run begins: a round number, the same on every machine. */
    private static final Instant ORIGIN = Instant.parse("2000-01-01T00:00:00Z");

    private final VirtualTimeline timeline = new VirtualTimeline(ORIGIN);
    private Optional<ScheduledExecutorService> watchers = Optional.empty();
    private volatile boolean interrupted;

    @Override
    public VirtualTimeline timeline() {
        return timeline;
    }

    @Override
    public Timeline watch() {
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(1, task -> {
            var thread = new Thread(task, "p4-watch");
            thread.setDaemon(true);
            return thread;
        });
        watchers = Optional.of(pool);
        return new SystemTimeline(pool);
    }

    @Override
    public Journal journal() {
        return new Journal(() -> Duration.between(ORIGIN, timeline.instant()));
    }

    @Override
    public Cluster cluster(Scenario scenario, List<Member> members, Seed seed, Journal journal) {
        return VirtualCluster.prepare(scenario, members, seed, journal, timeline);
    }

    @Override
    public void carryOut(Run run) {
        CompletableFuture<Void> over = run.start().toCompletableFuture();
        timeline.runUntil(() -> interrupted || over.isDone());
        if (interrupted) run.interrupt();
        if (!timeline.runUntil(over::isDone)) {
            throw new IllegalStateException("nothing is left to happen, and the run is not over");
        }
        over.join();
    }

    @Override
    public void interrupt(Run run) {
        interrupted = true;
    }

    @Override
    public void close() {
        watchers.ifPresent(ScheduledExecutorService::shutdownNow);
    }
}
