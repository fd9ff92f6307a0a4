package p4.bench;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The time one SHA-256 of 64 KiB takes, the floor under every verified download. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Sha256Benchmark {

    private final byte[] chunk = new byte[64 * 1024];
    private MessageDigest sha256;

    /** Fills the chunk with the same bytes in every run. */
    @Setup
    public void fillTheChunk() throws NoSuchAlgorithmException {
        new SplittableRandom(7).nextBytes(chunk);
        sha256 = MessageDigest.getInstance("SHA-256");
    }

    /** Hashes the chunk once. */
    @Benchmark
    public byte[] hash64KiB() {
        return sha256.digest(chunk);
    }
}
