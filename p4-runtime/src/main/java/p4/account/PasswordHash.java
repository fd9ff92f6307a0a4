package p4.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What is kept of a password: an Argon2id hash, its salt and what it cost.
 *
 * <p>Source: RFC 9106; the cost is the least that OWASP's password storage cheat sheet recommends: 19
 * MiB, 2 passes, 1 lane.
 */
final class PasswordHash {

    private static final int KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int KIB_MAX = 1 << 20;
    private static final int PASSES_MAX = 64;
    private static final int LANES_MAX = 16;
    private static final Pattern SHAPE =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})"
                    + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final int kib;
    private final int passes;
    private final int lanes;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int kib, int passes, int lanes, byte[] salt, byte[] hash) {
        this.kib = kib;
        this.passes = passes;
        this.lanes = lanes;
        this.salt = salt;
        this.hash = hash;
    }

    /** Hashes {@code password} with a fresh salt; takes tens of milliseconds. */
    static PasswordHash of(String password, RandomGenerator chance) {
        byte[] salt = new byte[SALT_BYTES];
        chance.nextBytes(salt);
        byte[] hash = argon2id(password, salt, KIB, PASSES, LANES, HASH_BYTES);
        return new PasswordHash(KIB, PASSES, LANES, salt, hash);
    }

    /** A hash that no password has, to spend the usual work on who does not exist. */
    static PasswordHash decoy() {
        return new PasswordHash(KIB, PASSES, LANES, new byte[SALT_BYTES], new byte[HASH_BYTES]);
    }

    /**
     * Reads {@link #text()}.
     *
     * @throws IllegalArgumentException if it is not such a hash, or would cost more than 1 GiB, 64
     *     passes or 16 lanes; the message shows none of it
     */
    static PasswordHash parse(String text) {
        Matcher fields = SHAPE.matcher(text);
        if (!fields.matches()) {
            throw new IllegalArgumentException(
                    "expected $argon2id$v=19$m=…,t=…,p=…$SALT$HASH with salt and hash in base64");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        int lanes = within("p", fields.group(3), 1, LANES_MAX);
        return new PasswordHash(
                within("m", fields.group(1), 8 * lanes, KIB_MAX),
                within("t", fields.group(2), 1, PASSES_MAX),
                lanes,
                base64.decode(fields.group(4)),
                base64.decode(fields.group(5)));
    }

    /** Tells whether {@code password} has this hash; the comparison takes constant time. */
    boolean isOf(String password) {
        return MessageDigest.isEqual(
                hash, argon2id(password, salt, kib, passes, lanes, hash.length));
    }

    /** The hash in the usual notation: {@code $argon2id$v=19$m=KIB,t=PASSES,p=LANES$SALT$HASH}. */
    String text() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + kib + ",t=" + passes + ",p=" + lanes + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    @Override
    public String toString() {
        return "PasswordHash[…]";
    }

    private static int within(String name, String digits, int min, int max) {
        int value = Integer.parseInt(digits);
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "expected " + name + " from " + min + " to " + max + ", found " + value);
        }
        return value;
    }

    private static byte[] argon2id(
            String password, byte[] salt, int kib, int passes, int lanes, int bytes) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(kib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[bytes];
        String normal = Normalizer.normalize(password, Normalizer.Form.NFC);
        generator.generateBytes(normal.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
