package p4.sim.cluster.inprocess;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import p4.model.PeerId;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.Hub;
import p4.sim.cluster.Member;
import p4.sim.cluster.Program;
import p4.sim.cluster.host.PeerNode;
import p4.sim.cluster.host.Threads;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;

/** Who takes part in a run of one process, as its protocol has it: what peers run, and who else is there. */
interface Cast extends AutoCloseable {

    /** Everything that a cast is set up in; moments in the journal are counted from {@code origin}. */
    record Scene(
            Scenario scenario,
            List<Member> members,
            Seed seed,
            Journal journal,
            Instant origin,
            Threads threads) {}

    /** The cast of {@code scene}; nobody acts yet. */
    static Cast of(Scene scene) {
        return switch (scene.scenario().protocol()) {
            case NATIVE -> new NativeCast(scene);
            case OVERLAY -> new OverlayCast(scene);
        };
    }

    /** What every peer runs. */
    Program program();

    /** The tracker, if there is one. */
    Optional<Hub> hub();

    /** Looks who of {@code peers}, all there are, knows whom. */
    CompletionStage<Cluster.Sight> look(Map<PeerId, PeerNode> peers);

    /** What was said so far, but for the bytes of files. */
    Event.ControlCarried traffic();

    /** Ends everybody but the peers, which have ended. */
    @Override
    void close();
}
