package p4.model;

import java.time.Instant;

/**
 * A permission slip from the tracker: claims and their HMAC-SHA256 in lower-case hexadecimal.
 *
 * <p>Its text is {@code p4t1 USE REQUESTER HOLDER SHA256 EXPIRY_MILLIS NONCE HMAC}, joined by
 * single spaces: printable ASCII, fit for a header or gRPC metadata. Whoever has the text has the
 * permission, so {@link #toString()} hides the HMAC.
 */
public record Ticket(TicketClaims claims, String hmac) {

    private static final int HMAC_DIGITS = 64;
    private static final int FIELDS = 8;

    public Ticket {
        if (hmac.length() != HMAC_DIGITS) {
            throw new IllegalArgumentException("a ticket's HMAC is 64 hexadecimal digits");
        }
    }

    /**
     * Reads {@link #text()}.
     *
     * @throws IllegalArgumentException if it is not a ticket; the message shows none of it
     */
    public static Ticket parse(String text) {
        String[] fields = text.split(" ", -1);
        if (fields.length != FIELDS || !fields[0].equals("p4t1")) {
            throw new IllegalArgumentException("not a ticket: expected 8 fields that begin p4t1");
        }
        try {
            var claims = new TicketClaims(
                    TicketUse.valueOf(fields[1]),
                    new PeerId(fields[2]),
                    new PeerId(fields[3]),
                    new ContentHash(fields[4]),
                    Instant.ofEpochMilli(Long.parseLong(fields[5])),
                    fields[6]);
            return new Ticket(claims, fields[7]);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("not a ticket: a field is malformed", malformed);
        }
    }

    /** The whole ticket as one line of printable ASCII. */
    public String text() {
        return claims.line() + " " + hmac;
    }

    @Override
    public String toString() {
        return "Ticket[" + claims.line() + " …]";
    }
}
