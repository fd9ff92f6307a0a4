package p4.sim.cluster;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import p4.control.ControlPlane;
import p4.model.Credentials;
import p4.model.Token;
import p4.transfer.DataPlane;

/**
 * The tracker of a cluster, and the ways that strangers have to it and to the peers it knows.
 *
 * <p>The verbs come in pairs. Nothing blocks; stages complete on any thread.
 */
public interface Hub {

    /** Starts a tracker that knows nothing, at the address of the one before it. */
    CompletionStage<Void> startTracker();

    /** Ends the tracker at once, with all it knows; the last that the journal hears of it is that. */
    CompletionStage<Void> crashTracker();

    /** Makes the tracker unreachable for everybody. */
    void cutTracker();

    /** Makes the tracker reachable again. */
    void healTracker();

    /** The way to the tracker that a stranger has. */
    ControlPlane control();

    /**
     * The way to the tracker of a stranger that writes its own requests, from another address.
     *
     * @return the HTTP status of the tracker's answer to {@code body}, POSTed to {@code path} with
     *     {@code bearer} as its token, or with none
     */
    CompletionStage<Integer> post(String path, Optional<Token> bearer, String body);

    /** What lets a peer into this network. */
    Credentials credentials();

    /** The way to the peers that a stranger has. */
    DataPlane data();
}
