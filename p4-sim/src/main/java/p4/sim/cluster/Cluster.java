package p4.sim.cluster;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import p4.model.ContentHash;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.peer.PeerCommands;
import p4.sim.journal.Event;
import p4.sim.net.LinkRule;
import p4.tracker.TrackerLimits;
import p4.tracker.TrackerSnapshot;

/**
 * Peers, and their tracker if they have one, real ones, on whatever the driver runs them.
 *
 * <p>The verbs come in pairs. What the nodes do is told to the journal by the driver; what is done
 * to them, by the caller. Nothing blocks; stages complete on any thread.
 */
public interface Cluster extends AutoCloseable {

    /** What this driver can do. */
    Set<Capability> capabilities();

    /** Its tracker; empty if its peers find each other without one. */
    Optional<Hub> hub();

    /**
     * Starts {@code peer}, with the files it had when it ended, if it ever ran.
     *
     * @return done when it runs; it announces itself after that. Fails if it cannot run
     */
    CompletionStage<Void> start(PeerId peer);

    /** How long before a peer starts {@link #standBy} is of use; zero if it never is. */
    default Duration notice() {
        return Duration.ZERO;
    }

    /** Gets ready what takes time, for {@code peer} is about to start. */
    default void standBy(PeerId peer) {}

    /** Ends {@code peer} at once, without a goodbye; done when it does nothing any more. */
    CompletionStage<Void> crash(PeerId peer);

    /** Tells {@code peer} to leave; done when it has. */
    CompletionStage<Void> leave(PeerId peer);

    /** Makes {@code peer} neither send nor answer; done when it does not. */
    CompletionStage<Void> freeze(PeerId peer);

    /** Lets {@code peer} go on. */
    void thaw(PeerId peer);

    /** Makes {@code peer} send wrong bytes. */
    void corrupt(PeerId peer);

    /** Makes {@code peer} send right bytes again. */
    void mend(PeerId peer);

    /** Rewrites one file of {@code peer} with another content of the same size; says which. */
    CompletionStage<FilePath> changeFile(PeerId peer);

    /**
     * Disturbs the links by {@code rule}, for fault number {@code fault}, until {@link #calm}.
     *
     * @throws UnsupportedOperationException if the driver lacks {@link Capability#LINKS}
     */
    default void disturb(int fault, LinkRule rule) {
        throw new UnsupportedOperationException(Capability.LINKS.key());
    }

    /** Ends what fault number {@code fault} does to the links; done when it does nothing more. */
    default CompletionStage<Void> calm(int fault) {
        throw new UnsupportedOperationException(Capability.LINKS.key());
    }

    /**
     * Has one more thing be wrong with the disk of {@code peer}, also after its crashes.
     *
     * @throws UnsupportedOperationException if the driver lacks {@link Capability#DISKS}
     */
    default void hurtDisk(PeerId peer, DiskFault how) {
        throw new UnsupportedOperationException(Capability.DISKS.key());
    }

    /** Undoes one {@link #hurtDisk}. */
    default void mendDisk(PeerId peer, DiskFault how) {
        throw new UnsupportedOperationException(Capability.DISKS.key());
    }

    /** The machines that can be lost, by name, with the peers on each; none unless they can be. */
    default List<Machine> machines() {
        return List.of();
    }

    /**
     * Takes {@code machines} away, and ends all that is on them at once, without a goodbye.
     *
     * <p>A peer that was there starts on another machine, on a disk as it was at first.
     *
     * @return done when nothing on them does anything any more
     * @throws UnsupportedOperationException if the driver lacks {@link Capability#MACHINES}
     */
    default CompletionStage<Void> lose(List<Machine> machines) {
        throw new UnsupportedOperationException(Capability.MACHINES.key());
    }

    /** Undoes {@link #lose}; done when they can be used. */
    default CompletionStage<Void> giveBack(List<Machine> machines) {
        throw new UnsupportedOperationException(Capability.MACHINES.key());
    }

    /** The commands of {@code peer}, which is up. */
    PeerCommands commands(PeerId peer);

    /** Hashes what {@code peer} keeps at {@code path}, from its disk, not from its index. */
    CompletionStage<ContentHash> hash(PeerId peer, FilePath path);

    /**
     * Has {@code peer}, which is up, search its overlay.
     *
     * @return what was found, perhaps nothing; fails with {@code OverlayFailed}
     * @throws UnsupportedOperationException if it is in none
     */
    default CompletionStage<Sought> seek(PeerId peer, Seek order) {
        throw new UnsupportedOperationException(Capability.OVERLAY.key());
    }

    /**
     * What peers have said to their tracker, or in an overlay to each other, and were answered so far;
     * empty if nobody counts.
     */
    default Optional<Event.ControlCarried> traffic() {
        return Optional.empty();
    }

    /** Looks who knows whom; there is nothing to see while a tracker is down. */
    CompletionStage<Sight> look();

    /** A machine and the peers that are on it now. */
    record Machine(String name, List<PeerId> peers) {

        public Machine {
            peers = List.copyOf(peers);
        }
    }

    /**
     * Every peer that is registered, in order, and how full every bounded queue is.
     *
     * <p>In an overlay those are registered that are on the list of a peer which is up and awake; {@code
     * listings} says on how many.
     */
    record Sight(List<PeerId> registered, List<Event.Gauge> gauges, Map<PeerId, Integer> listings) {

        public Sight {
            listings = Collections.unmodifiableMap(new TreeMap<>(listings));
        }

        /** What there is to see where only a tracker has a list. */
        public Sight(List<PeerId> registered, List<Event.Gauge> gauges) {
            this(registered, gauges, Map.of());
        }

        /** What there is to see of a tracker that is down. */
        public static final Sight NOTHING = new Sight(List.of(), List.of());

        /** What is seen in {@code snapshot} of a tracker with {@code quota}. */
        public static Sight of(TrackerSnapshot snapshot, TrackerLimits.Quota quota) {
            return new Sight(
                    snapshot.peers().stream()
                            .map(TrackerSnapshot.Registered::peer)
                            .toList(),
                    List.of(
                            new Event.Gauge(
                                    Event.Gauge.PEERS, snapshot.peers().size(), quota.peers()),
                            new Event.Gauge(
                                    Event.Gauge.OFFERS, snapshot.offers(), quota.filesInAll())));
        }
    }

    /** Where the nodes' work waits for its turn; empty if nothing waits but for virtual time. */
    List<Lane> lanes();

    /** Ends everything and leaves nothing behind; does not fail. */
    @Override
    void close();
}
