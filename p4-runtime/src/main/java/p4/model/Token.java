package p4.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * A bearer secret of 256 random bits, as 43 characters of unpadded base64url.
 *
 * <p>It hides itself: only {@link #secret()} shows it, and that goes into a header, never a log.
 */
public record Token(String secret) {

    private static final int BYTES = 32;
    private static final int CHARACTERS = 43;

    public Token {
        if (secret.length() != CHARACTERS || !isBase64Url(secret)) {
            throw new IllegalArgumentException("a token is 43 characters of base64url");
        }
    }

    /** Draws a new token; in production {@code chance} is cryptographically strong. */
    public static Token draw(RandomGenerator chance) {
        byte[] bits = new byte[BYTES];
        chance.nextBytes(bits);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** The SHA-256 by which a token is remembered and looked up. */
    public ContentHash digest() {
        return ContentHash.ofContent(secret.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "Token[…]";
    }

    private static boolean isBase64Url(String text) {
        return text.chars()
                .allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || c == '-' || c == '_');
    }
}
