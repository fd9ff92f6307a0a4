package p4.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A few bytes of a file that somebody says to hold: {@code length} of them from {@code offset} on.
 *
 * <p>{@code offset} is 0 or more, {@code length} 1 to {@link #BYTES_MAX}, both in bytes.
 */
public record Sample(FilePath path, ContentHash content, long offset, int length) {

    /** How many bytes a sample has at most. */
    public static final int BYTES_MAX = 64 << 10;

    public Sample {
        if (offset < 0) throw new IllegalArgumentException("offset: " + offset);
        if (length < 1 || length > BYTES_MAX) {
            throw new IllegalArgumentException(
                    "a sample has 1 to " + BYTES_MAX + " bytes, found " + length);
        }
    }

    /**
     * The hash that only somebody who has {@code bytes} can tell, and only once {@code nonce} is known.
     *
     * <p>SHA-256 of the digits of {@code nonce}, followed by {@code bytes}.
     */
    public static ContentHash hash(String nonce, ByteBuffer bytes) {
        MessageDigest digest = ContentHash.digest();
        digest.update(nonce.getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        return ContentHash.of(digest.digest());
    }

    /** One line that says what is asked for; two different samples never make the same. */
    String line() {
        return content + " " + offset + " " + length + " " + path;
    }
}
