package p4.sim.sabotage;

import java.util.concurrent.CompletableFuture;
import p4.model.FilePath;
import p4.sim.cluster.Act;
import p4.tracker.TrackerLimits;

/** Mistakes in the laboratory itself. */
enum LaboratoryMutant implements Mutant {
    SWALLOWS_CRASHES(
            "A crash that is due is not done.",
            Spot.in("p4.sim.run.Conductor", "crash"),
            call -> CompletableFuture.completedStage(null)),
    FORGETS_FAULTS(
            "No fault of the scenario is begun.",
            Spot.in("p4.sim.fault.FaultPlanner", "addFault"),
            Deed.NOTHING),
    CRASHES_NOBODY(
            "A crash is written down, and the peer goes on.",
            Spot.in("p4.sim.run.Conductor", "crash").calling("p4.sim.cluster.Cluster", "crash"),
            call -> CompletableFuture.completedStage(null)),
    CORRUPTS_NOBODY(
            "A holder that is to lie goes on being honest.",
            Spot.in("p4.sim.run.Conductor", "corrupt").calling("p4.sim.cluster.Cluster", "corrupt"),
            Deed.NOTHING),
    REWRITES_NOTHING(
            "A file that is to be rewritten stays as it is.",
            Spot.in("p4.sim.run.Conductor", "changeFile")
                    .calling("p4.sim.cluster.Cluster", "changeFile"),
            call -> CompletableFuture.completedStage(new FilePath("unchanged.bin"))),
    USERS_TIRE(
            "Users ask for one file in ten.",
            Spot.in("p4.sim.run.Users", "fetch"),
            call -> call.argument(0, Act.Fetch.class).number() % 10 == 0 ? call.proceed() : null),
    SMALL_INDEX(
            "No mistake: the tracker takes a dozen offers in all.",
            Spot.in("p4.tracker.TrackerLimits", "laboratory"),
            call -> {
                var limits = (TrackerLimits) call.proceed();
                var usual = limits.quota();
                return limits.with(new TrackerLimits.Quota(
                        usual.peers(), usual.filesPerPeer(), usual.bytesPerPeer(), 12));
            }),
    FEW_STREAMS(
            "No mistake: a peer serves eight streams at once.",
            Spot.in("p4.peer.PeerLimits", "streams"),
            call -> 8);

    @SuppressWarnings("ImmutableEnumChecker") // deeds hold nothing
    private final Mistake mistake;

    LaboratoryMutant(String what, Spot spot, Deed deed) {
        this.mistake = new Mistake(what, spot, deed);
    }

    @Override
    public Mistake mistake() {
        return mistake;
    }
}
