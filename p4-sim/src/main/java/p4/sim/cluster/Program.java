package p4.sim.cluster;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import p4.model.PeerEndpoint;
import p4.model.Token;
import p4.peer.PeerCommands;
import p4.peer.PeerGauges;
import p4.sim.journal.Journal;
import p4.time.Timeline;
import p4.transfer.SharedFolder;

/**
 * What a peer's machine runs: the part of a node that its protocol decides.
 *
 * <p>The machine's time, disk and way to others are the driver's; so are its crashes and freezes.
 */
@FunctionalInterface
public interface Program {

    /**
     * Starts it on {@code machine}, up to where it listens; it does nothing of its own yet.
     *
     * @throws java.io.UncheckedIOException if it cannot listen
     */
    Node prepare(Machine machine);

    /**
     * What a program finds where it starts.
     *
     * <p>{@code identity} and {@code chance} are the machine's for all its lives; {@code timeline} and
     * {@code disk} stand still while it is frozen.
     */
    record Machine(
            Member member,
            Token identity,
            SharedFolder folder,
            Executor disk,
            Timeline timeline,
            RandomGenerator chance,
            Journal journal) {}

    /** A program that runs. */
    interface Node {

        /** Where others reach it. */
        PeerEndpoint endpoint();

        /** Has it join its network. */
        void begin();

        /** The commands of its user. */
        PeerCommands commands();

        /** How busy it is; empty if it does not say. */
        default Optional<PeerGauges> gauges() {
            return Optional.empty();
        }

        /** Has its user search; fails as {@link Cluster#seek} does. */
        default CompletionStage<Sought> seek(Seek order) {
            throw new UnsupportedOperationException(Capability.OVERLAY.key());
        }

        /** Has it say goodbye, as far as its protocol has a word for that; done when it has. */
        CompletionStage<Void> leave();

        /** Ends it at once, without a goodbye. */
        void end();
    }
}
