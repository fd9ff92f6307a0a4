package p4.tracker;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import p4.model.FileTree;
import p4.model.PeerEndpoint;
import p4.model.PeerId;

/**
 * Who is registered with a tracker at the moment {@code at}, by name.
 *
 * <p>{@code paths} counts the paths at which anything is offered, {@code offers} the files offered,
 * each once for every holder.
 */
public record TrackerSnapshot(Instant at, List<Registered> peers, int paths, int offers) {

    public TrackerSnapshot {
        peers = List.copyOf(peers);
    }

    /** The entry of {@code peer}, if it is registered. */
    public Optional<Registered> peer(PeerId peer) {
        return peers.stream().filter(entry -> entry.peer().equals(peer)).findFirst();
    }

    /**
     * One peer; {@code endpoint} is empty if it serves nothing.
     *
     * <p>{@code handedOut} is false while it has not answered the tracker's dial-back.
     */
    public record Registered(
            PeerId peer,
            Optional<PeerEndpoint> endpoint,
            Instant leaseEnds,
            FileTree files,
            boolean handedOut) {}
}
