package p4.sim.cluster.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import p4.model.PeerEndpoint;
import p4.model.Token;

/** What is said at a gate: who one is, and where one wants to; {@code TOKEN HOST:PORT}, a line. */
record Pass(Token token, PeerEndpoint target) {

    /** No line is longer, its end included. */
    static final int BYTES_MAX = 512;

    /**
     * Reads {@code line}, without its end.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Pass read(String line) {
        int space = line.indexOf(' ');
        if (space < 1) throw new IllegalArgumentException("expected TOKEN HOST:PORT");
        return new Pass(
                new Token(line.substring(0, space)), PeerEndpoint.parse(line.substring(space + 1)));
    }

    /** The line, with its end. */
    byte[] line() {
        return (token.secret() + " " + target + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Tells whether it shows {@code wanted}; takes as long whether or not it does. */
    boolean shows(Token wanted) {
        return MessageDigest.isEqual(bytes(token), bytes(wanted));
    }

    private static byte[] bytes(Token token) {
        return token.secret().getBytes(StandardCharsets.US_ASCII);
    }
}
