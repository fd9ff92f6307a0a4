package p4.sim.cluster.virtual;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.Hub;
import p4.sim.cluster.Member;
import p4.sim.cluster.Program;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.net.ClockPlan;
import p4.sim.net.Network;
import p4.sim.net.Roster;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;
import p4.sim.time.VirtualTimeline;

/** Who takes part in a virtual run, as its protocol has it: what peers run, and who else is there. */
interface Cast extends AutoCloseable {

    /** Everything that a cast is set up in; {@code nodes} tells what is at a number. */
    record Scene(
            Scenario scenario,
            List<Member> members,
            Seed seed,
            Journal journal,
            VirtualTimeline timeline,
            Network network,
            Roster roster,
            ClockPlan clocks,
            IntFunction<Presence> nodes) {

        /** The number of {@code member}. */
        int number(Member member) {
            return roster.number(member.peer().value());
        }
    }

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

    /** Begins to look after {@code peers}, all there are. */
    void watch(List<VirtualPeer> peers);

    /** Looks who knows whom. */
    CompletionStage<Cluster.Sight> look();

    /** What was said so far, but for the bytes of files. */
    Event.ControlCarried traffic();

    /** Ends everybody but the peers. */
    @Override
    void close();
}
