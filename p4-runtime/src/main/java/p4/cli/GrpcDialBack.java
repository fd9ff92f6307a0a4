package p4.cli;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import p4.control.Challenge;
import p4.control.DialBack;
import p4.control.NoAnswer;
import p4.model.ContentHash;
import p4.model.PeerEndpoint;
import p4.model.Sample;
import p4.transfer.TransferRefused;
import p4.wire.grpc.GrpcDataPlane;
import p4.wire.grpc.SampleProof;

/** Asks peers for proofs over the data plane, and looks at what they answer. */
final class GrpcDialBack implements DialBack {

    private final GrpcDataPlane data;

    GrpcDialBack(GrpcDataPlane data) {
        this.data = data;
    }

    @Override
    public CompletionStage<Boolean> answers(PeerEndpoint endpoint, Challenge challenge) {
        return data.prove(endpoint, challenge.nonce()).thenApply(challenge::isAnsweredBy);
    }

    @Override
    public CompletionStage<Optional<ContentHash>> sample(
            PeerEndpoint endpoint, Challenge challenge, Sample sample) {
        return data.prove(endpoint, challenge.nonce(), sample, challenge.permit(sample))
                .thenApply(proof -> Optional.of(checked(proof, endpoint, challenge)))
                .exceptionally(failed -> {
                    if (TransferRefused.saysItHasNone(failed)) return Optional.empty();
                    throw new NoAnswer(endpoint.toString(), failed);
                });
    }

    private static ContentHash checked(
            SampleProof proof, PeerEndpoint endpoint, Challenge challenge) {
        if (challenge.isAnsweredBy(proof.hmac())) return proof.hash();
        throw new NoAnswer(endpoint.toString(), "somebody else answered");
    }
}
