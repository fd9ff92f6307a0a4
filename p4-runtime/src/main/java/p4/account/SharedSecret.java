package p4.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import p4.model.ContentHash;
import p4.model.Credentials;

/**
 * One secret for all peers of a network; who shows it with a user name is refused.
 *
 * <p>Secrets are equal if they are in Unicode NFC. Only their hashes are compared, in constant time.
 */
public final class SharedSecret implements Accounts {

    private final byte[] digest;

    /** Admits those who show {@code secret}. */
    public SharedSecret(String secret) {
        if (secret.isEmpty()) throw new IllegalArgumentException("the secret is empty");
        this.digest = digest(secret);
    }

    @Override
    public boolean admits(Credentials credentials) {
        boolean equal = MessageDigest.isEqual(digest, digest(credentials.secret()));
        return equal && credentials.user().isEmpty();
    }

    private static byte[] digest(String secret) {
        String normal = Normalizer.normalize(secret, Normalizer.Form.NFC);
        return ContentHash.digest().digest(normal.getBytes(StandardCharsets.UTF_8));
    }
}
