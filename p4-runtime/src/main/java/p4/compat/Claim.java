package p4.compat;

import java.util.Optional;
import p4.model.ContentHash;
import p4.model.PeerEndpoint;
import p4.model.Token;

/**
 * Who somebody says it is, in dialects whose programs never show their token.
 *
 * <p>It is a guest only if it came in from {@code seenAt}, serves at {@code dataPort}, and has the {@code
 * token}, where it shows one.
 */
public record Claim(PeerEndpoint dataPort, String seenAt, Optional<String> token) {

    /** Tells whether {@code guest}, whose token has the digest {@code own}, is meant. */
    boolean isFor(Guest guest, ContentHash own) {
        return guest.dataPort().equals(dataPort)
                && guest.isSeenAt(seenAt)
                && token.map(shown -> isOf(shown, own)).orElse(true);
    }

    private static boolean isOf(String shown, ContentHash own) {
        try {
            return new Token(shown).digest().equals(own);
        } catch (IllegalArgumentException noToken) {
            return false;
        }
    }
}
