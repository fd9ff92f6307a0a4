package p4.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import p4.model.PeerId;
import p4.model.Sample;
import p4.model.TicketKey;

/**
 * A question that only {@code peer} can answer: what is the proof of {@code nonce}?
 *
 * <p>{@code nonce} is 32 lower-case hexadecimal digits and asked once. Hides its answer.
 */
public record Challenge(PeerId peer, String nonce, TicketKey key) {

    /** What shows the peer that its tracker asks for {@code sample}. */
    public String permit(Sample sample) {
        return key.permit(nonce, sample);
    }

    /** Tells whether {@code proof} is right; takes the same time either way. */
    public boolean isAnsweredBy(String proof) {
        return MessageDigest.isEqual(
                key.proof(nonce).getBytes(StandardCharsets.US_ASCII),
                proof.getBytes(StandardCharsets.UTF_8));
    }
}
