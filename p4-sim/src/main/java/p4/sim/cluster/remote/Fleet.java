package p4.sim.cluster.remote;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.model.PeerEndpoint;
import p4.model.Token;
import p4.sim.cluster.Capability;
import p4.sim.net.NodeLinks;

/**
 * What hosts run on: processes of this machine, containers, replicas in a swarm.
 *
 * <p>A host is known by the name of its {@link HostPlan}. Its member is the program {@code
 * p4.sim.member.Main}, with the token of the run in its environment. Nothing blocks; stages complete on
 * any thread. For one host, the caller awaits each stage before the next call.
 */
public interface Fleet extends AutoCloseable {

    /** What a cluster on these hosts can do. */
    Set<Capability> capabilities();

    /**
     * Tells whether a node that is alone on its host is crashed and frozen by killing and pausing that.
     *
     * <p>Otherwise its member does it.
     */
    default boolean crashesByHost() {
        return true;
    }

    /** What the members want to be shown; drawn for the run. */
    Token token();

    /**
     * Starts {@code host} with the files that it had when it was killed, if it ever ran.
     *
     * @return done when its member was started, which may take calls only a while later; the same
     *     address in every life of the tracker's host. Fails if it cannot be started
     */
    CompletionStage<Berth> start(String host);

    /** Ends {@code host} at once and without a warning; done when it is gone. */
    CompletionStage<Void> kill(String host);

    /** Stops {@code host} where it stands; done when it does nothing any more. */
    CompletionStage<Void> pause(String host);

    /** Lets {@code host} go on. */
    CompletionStage<Void> resume(String host);

    /** Lets nobody but the laboratory's orders reach {@code host}; done when it is so. */
    default CompletionStage<Void> cut(String host) {
        return CompletableFuture.failedFuture(
                new UnsupportedOperationException(Capability.CUT_TRACKER.key()));
    }

    /** Undoes {@link #cut}. */
    default CompletionStage<Void> heal(String host) {
        return CompletableFuture.failedFuture(
                new UnsupportedOperationException(Capability.CUT_TRACKER.key()));
    }

    /** The machines that can be lost, by name, with the hosts on each; none unless they can be. */
    default Map<String, List<String>> machines() {
        return Map.of();
    }

    /** Ends all hosts on {@code machine} at once, and starts none there until {@link #giveBack}. */
    default CompletionStage<Void> lose(String machine) {
        return CompletableFuture.failedFuture(
                new UnsupportedOperationException(Capability.MACHINES.key()));
    }

    /** Undoes {@link #lose}; done when hosts may start there. */
    default CompletionStage<Void> giveBack(String machine) {
        return CompletableFuture.failedFuture(
                new UnsupportedOperationException(Capability.MACHINES.key()));
    }

    /**
     * Has the links of {@code host}, which runs, be as {@code links} says, in this life alone.
     *
     * <p>Nobody may be called what links lead to but hosts that were started. The laboratory's orders
     * are not touched. Does nothing while the host is cut.
     *
     * @return what its packets met with since it was shaped last in this life; fails if the links
     *     cannot be so
     */
    default CompletionStage<Felt> shape(String host, NodeLinks links) {
        return CompletableFuture.failedFuture(
                new UnsupportedOperationException(Capability.LINKS.key()));
    }

    /** Where the laboratory reaches what hosts call {@code published} among themselves. */
    default PeerEndpoint reach(PeerEndpoint published) {
        return published;
    }

    /** Ends every host and leaves nothing behind; does not fail. */
    @Override
    void close();
}
