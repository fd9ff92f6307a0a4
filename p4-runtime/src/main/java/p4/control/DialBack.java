package p4.control;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.model.ContentHash;
import p4.model.PeerEndpoint;
import p4.model.Sample;

/**
 * A tracker's way to find out whether a peer really serves where it says it does.
 *
 * <p>An adapter calls the peer's {@code Prove} with {@link Challenge#nonce()}, and nothing else: no
 * bytes but the data plane's own are sent, no redirect is followed, no proxy used. The peer answers
 * with {@code TicketKey.proof(nonce)} under the key its latest {@link ControlReply.Announced} gave
 * it, and the adapter asks {@link Challenge#isAnsweredBy}. A stranger at that address has no such key,
 * and another peer of the same network has another one. Source: threats, rows 1 and 9.
 */
@FunctionalInterface
public interface DialBack {

    /** Believes every peer and dials none. */
    DialBack TRUSTING = (endpoint, challenge) -> CompletableFuture.completedFuture(true);

    /**
     * Asks who listens at {@code endpoint} for a proof that it is the one challenged.
     *
     * <p>Never blocks; completes on any thread, within seconds.
     *
     * @return true if the proof is right, false if it is not; fails in any way if nobody answered
     */
    CompletionStage<Boolean> answers(PeerEndpoint endpoint, Challenge challenge);

    /**
     * Asks who listens at {@code endpoint} for the same proof, and for a hash of {@code sample}.
     *
     * <p>An adapter calls {@code Prove} with the nonce, the sample and {@link Challenge#permit}. The
     * hash is {@link Sample#hash} of the nonce, so that two peers that have the bytes say the same.
     * Never blocks; completes on any thread, within seconds. Without an adapter nobody answers.
     *
     * @return the hash; empty if the peer challenged says that it has no such bytes; fails in any way
     *     if nobody answered, or somebody else
     */
    default CompletionStage<Optional<ContentHash>> sample(
            PeerEndpoint endpoint, Challenge challenge, Sample sample) {
        return CompletableFuture.failedFuture(
                new NoAnswer(endpoint.toString(), "nobody was asked"));
    }
}
