package p4.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a ticket says: who may do what with which content at which holder, until when.
 *
 * <p>{@code expiry} has whole milliseconds; {@code nonce} is 32 lower-case hexadecimal digits (128
 * random bits) and is never used for two tickets.
 */
public record TicketClaims(
        TicketUse use,
        PeerId requester,
        PeerId holder,
        ContentHash content,
        Instant expiry,
        String nonce) {

    private static final int NONCE_DIGITS = 32;

    public TicketClaims {
        expiry = expiry.truncatedTo(ChronoUnit.MILLIS);
        if (nonce.length() != NONCE_DIGITS
                || !nonce.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0)) {
            throw new IllegalArgumentException(
                    "a nonce is 32 lower-case hexadecimal digits, found " + Printable.quote(nonce));
        }
    }

    /**
     * The one line that is authenticated, without its line end.
     *
     * <p>Fields in declaration order, joined by single spaces, after the word {@code p4t1}. None of
     * them can hold a space, so that two different claims never make one line.
     */
    public String line() {
        return String.join(
                " ",
                "p4t1",
                use.name(),
                requester.value(),
                holder.value(),
                content.hex(),
                Long.toString(expiry.toEpochMilli()),
                nonce);
    }
}
