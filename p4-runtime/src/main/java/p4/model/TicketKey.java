package p4.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret under which one holder's tickets are authenticated: 256 bits, in hexadecimal.
 *
 * <p>The tracker derives it from its master key and the holder's lease, so a key taken from one
 * holder opens nothing at another, and none outlives its lease. Source: RFC 2104, RFC 5869 §2.3 (one
 * block of expansion).
 */
public record TicketKey(String secret) {

    private static final int DIGITS = 64;
    private static final String HMAC = "HmacSHA256";

    public TicketKey {
        if (secret.length() != DIGITS) {
            throw new IllegalArgumentException("a ticket key is 64 hexadecimal digits");
        }
    }

    /** The key of the lease with {@code leaseDigest}, derived from this one as the master. */
    public TicketKey derive(PeerId holder, ContentHash leaseDigest) {
        return new TicketKey(hmac("p4 holder key " + holder + " " + leaseDigest));
    }

    /** Makes a ticket that says {@code claims}. */
    public Ticket sign(TicketClaims claims) {
        return new Ticket(claims, hmac(claims.line()));
    }

    /** Tells whether {@code ticket} was signed with this key; takes the same time either way. */
    public boolean signed(Ticket ticket) {
        return MessageDigest.isEqual(
                hmac(ticket.claims().line()).getBytes(StandardCharsets.US_ASCII),
                ticket.hmac().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What the owner of this key answers to {@code nonce}, to show that it is the owner.
     *
     * <p>64 lower-case hexadecimal digits: the HMAC of {@code p4 proof NONCE}.
     *
     * @throws IllegalArgumentException if {@code nonce} is not 32 lower-case hexadecimal digits
     */
    public String proof(String nonce) {
        return hmac("p4 proof " + checked(nonce));
    }

    /**
     * What shows the owner of this key that it is the tracker who asks for {@code sample}.
     *
     * <p>64 lower-case hexadecimal digits: the HMAC of {@code p4 sample NONCE SHA256 OFFSET LENGTH
     * PATH}. Without it a stranger could find out bytes, by asking for the hash of one at a time.
     *
     * @throws IllegalArgumentException if {@code nonce} is not 32 lower-case hexadecimal digits
     */
    public String permit(String nonce, Sample sample) {
        return hmac("p4 sample " + checked(nonce) + " " + sample.line());
    }

    /** Tells whether {@code permit} is the right one; takes the same time either way. */
    public boolean permits(String permit, String nonce, Sample sample) {
        return MessageDigest.isEqual(
                permit(nonce, sample).getBytes(StandardCharsets.US_ASCII),
                permit.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "TicketKey[…]";
    }

    private static String checked(String nonce) {
        if (nonce.matches("[0-9a-f]{32}")) return nonce;
        throw new IllegalArgumentException("a nonce is 32 lower-case hexadecimal digits");
    }

    private String hmac(String line) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), HMAC));
            byte[] code = mac.doFinal(line.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(code);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JDK has HmacSHA256", impossible);
        }
    }
}
