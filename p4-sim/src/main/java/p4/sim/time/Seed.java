package p4.sim.time;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The one number all chance of a run comes from, split into named streams.
 *
 * <p>A stream depends on the seed and its own name alone, so that a draw added in one place does not
 * shift the draws of any other.
 */
public record Seed(long value) {

    /** The stream called {@code name}; the same each time it is asked for, from its start. */
    public RandomGenerator stream(String name) {
        byte[] digest = sha256().digest((value + "/" + name).getBytes(StandardCharsets.UTF_8));
        return new SplittableRandom(ByteBuffer.wrap(digest).getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
