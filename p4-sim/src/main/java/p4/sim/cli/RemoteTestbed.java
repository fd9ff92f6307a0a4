package p4.sim.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.Member;
import p4.sim.cluster.remote.Fleet;
import p4.sim.cluster.remote.RemoteCluster;
import p4.sim.cluster.remote.RunSetting;
import p4.sim.journal.Journal;
import p4.sim.run.Run;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;
import p4.time.Timeline;

/** Real time: nodes on the hosts of a fleet, whose events take a moment to come. */
final class RemoteTestbed implements Testbed {

    /**
     * How long events may take from where they happen to the journal, to find their place there.
     *
     * <p>They take milliseconds, but a machine that is overloaded may hold up a member for a second; and
     * an order that is wrong accuses the innocent.
     */
    private static final Duration UNDER_WAY = Duration.ofSeconds(2);

    private final RealTestbed here = new RealTestbed();
    private final Supplier<Fleet> fleets;
    private final int density;
    private volatile Optional<Cluster> preparing = Optional.empty();
    private volatile boolean abandoned;

    /** Runs on a fleet of {@code fleets}, with {@code density} peers on each host. */
    RemoteTestbed(Supplier<Fleet> fleets, int density) {
        this.fleets = fleets;
        this.density = density;
    }

    @Override
    public Timeline timeline() {
        return here.timeline();
    }

    @Override
    public Timeline watch() {
        return here.watch();
    }

    @Override
    public Journal journal() {
        return here.journal(UNDER_WAY);
    }

    @Override
    public Cluster cluster(Scenario scenario, List<Member> members, Seed seed, Journal journal) {
        var setting = new RunSetting(
                scenario, members, density, seed, journal, here::begin, here::breakDown);
        RemoteCluster cluster = RemoteCluster.on(fleets.get(), setting);
        preparing = Optional.of(cluster);
        if (abandoned) cluster.close();
        cluster.prepare();
        return cluster;
    }

    /** Runs {@code run} to its end, and waits for what happened before that and is still to come. */
    @Override
    public void carryOut(Run run) {
        here.carryOut(run);
        var come = new CompletableFuture<Void>();
        here.timeline().after(UNDER_WAY, () -> come.complete(null));
        come.join();
    }

    @Override
    public void interrupt(Run run) {
        here.interrupt(run);
    }

    @Override
    public void abandon() {
        abandoned = true;
        preparing.ifPresent(Cluster::close);
    }

    @Override
    public void close() {
        here.close();
    }
}
