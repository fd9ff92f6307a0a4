package p4.sim.cli;

import java.util.List;
import java.util.Set;
import p4.sim.cluster.Capability;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.Member;
import p4.sim.cluster.container.ContainerFleet;
import p4.sim.cluster.inprocess.InProcessCluster;
import p4.sim.cluster.swarm.SwarmFleet;
import p4.sim.cluster.virtual.VirtualCluster;
import p4.sim.journal.Journal;
import p4.sim.run.Run;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;
import p4.time.Timeline;

/** Where a run takes place: its time, its nodes, and how to wait for its end. */
interface Testbed extends AutoCloseable {

    /** What {@code driver} can do. */
    static Set<Capability> able(DriverKind driver) {
        return switch (driver) {
            case INPROCESS -> InProcessCluster.able();
            case VIRTUAL -> VirtualCluster.able();
            case CONTAINER -> ContainerFleet.able();
            case SWARM -> SwarmFleet.able();
        };
    }

    /** One for {@code scenario}, with the driver it asks for. */
    static Testbed of(Scenario scenario) {
        return switch (scenario.driver()) {
            case VIRTUAL -> new VirtualTestbed();
            case CONTAINER -> Containers.testbed(scenario);
            case SWARM -> Containers.swarm(scenario.density());
            case INPROCESS -> new RealTestbed();
        };
    }

    /** The laboratory's time. */
    Timeline timeline();

    /** What watchers of the run go by: it passes whether or not the run gets on. */
    Timeline watch();

    /** An empty journal for one run, whose moments are counted from about now. */
    Journal journal();

    /** Sets up the nodes; blocks meanwhile. */
    Cluster cluster(Scenario scenario, List<Member> members, Seed seed, Journal journal);

    /** Runs {@code run} to its end; fails as it fails, and if anything breaks anywhere. */
    void carryOut(Run run);

    /** Has {@link #carryOut} end the run early; from any thread. */
    void interrupt(Run run);

    /** Gives up the nodes that are being set up; from any thread. */
    default void abandon() {}

    @Override
    void close();
}
