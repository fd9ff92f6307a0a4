package p4.sim.cluster;

import java.util.List;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.sim.net.LinkRule;
import p4.sim.scenario.Workload;

/** Something the laboratory does to a cluster, or has a peer's user do. */
public sealed interface Act {

    /** Starts a peer, for the first time or again. */
    record Start(PeerId peer) implements Act {}

    /** Has a cluster get ready for a start of a peer. */
    record StandBy(PeerId peer) implements Act {}

    /** Ends a peer without a goodbye. */
    record Crash(PeerId peer) implements Act {}

    /** Has a peer leave. */
    record Leave(PeerId peer) implements Act {}

    /** Freezes a peer. */
    record Freeze(PeerId peer) implements Act {}

    /** Thaws a peer. */
    record Thaw(PeerId peer) implements Act {}

    /** Makes a peer send wrong bytes. */
    record Corrupt(PeerId peer) implements Act {}

    /** Makes a peer send right bytes again. */
    record Mend(PeerId peer) implements Act {}

    /** Rewrites a file of a peer. */
    record ChangeFile(PeerId peer) implements Act {}

    /** Disturbs the links by {@code rule}, for fault number {@code fault}. */
    record Disturb(int fault, LinkRule rule) implements Act {}

    /** Ends what fault number {@code fault} does to the links. */
    record Calm(int fault) implements Act {}

    /** Has something be wrong with the disk of a peer. */
    record HurtDisk(PeerId peer, DiskFault how) implements Act {}

    /** Has that be right again. */
    record MendDisk(PeerId peer, DiskFault how) implements Act {}

    /** Kills the tracker. */
    record CrashTracker() implements Act {}

    /** Starts the tracker again. */
    record StartTracker() implements Act {}

    /** Makes the tracker unreachable. */
    record CutTracker() implements Act {}

    /** Makes the tracker reachable again. */
    record HealTracker() implements Act {}

    /**
     * Has {@code machines} be gone for fault number {@code fault}, {@code kind}, until they return.
     *
     * <p>Which, is {@code drawn} from those that there are; what is on them starts {@code elsewhere},
     * or when they are back.
     */
    record LoseMachines(int fault, String kind, int machines, boolean elsewhere, long drawn)
            implements Act {}

    /** Has the machines be back that fault number {@code fault} took. */
    record ReturnMachines(int fault) implements Act {}

    /** Notes that the scenario asked for fault number {@code fault}, which counts from 1. */
    record Ask(int fault, String kind, List<PeerId> targets) implements Act {}

    /** Has a peer's user fetch a file; {@code number} is unique within the run. */
    record Fetch(long number, PeerId peer, FilePath path, Workload.Proof proof) implements Act {}

    /** Has a peer's user upload one of its files. */
    record Put(PeerId peer, FilePath path, int copies) implements Act {}

    /** Has a peer's user search for files whose path holds {@code query}. */
    record Search(PeerId peer, String query) implements Act {}

    /** Has a peer's user search its overlay; {@code number} is unique within the run. */
    record Seek(long number, PeerId peer, p4.sim.cluster.Seek order) implements Act {}
}
