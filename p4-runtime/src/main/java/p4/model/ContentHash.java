package p4.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a file's bytes, as 64 lower-case hexadecimal digits. */
public record ContentHash(String hex) implements Comparable<ContentHash> {

    private static final int DIGITS = 64;

    public ContentHash {
        if (hex.length() != DIGITS || !hex.chars().allMatch(ContentHash::isLowerHex)) {
            throw new IllegalArgumentException(
                    "expected a SHA-256 of 64 lower-case hexadecimal digits, found "
                            + Printable.quote(hex));
        }
    }

    /** Wraps a finished digest of 32 bytes. */
    public static ContentHash of(byte[] digest) {
        return new ContentHash(HexFormat.of().formatHex(digest));
    }

    /** Hashes {@code bytes}. */
    public static ContentHash ofContent(byte[] bytes) {
        return of(digest().digest(bytes));
    }

    /** A fresh SHA-256, the function every hash of P4 is made with. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public int compareTo(ContentHash other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }

    private static boolean isLowerHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
