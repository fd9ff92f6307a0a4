package p4.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import p4.sim.cli.Main;

/**
 * How long a whole run in virtual time takes in a JVM just started: run, judged and reported.
 *
 * <p>{@code hour} is one hour of {@code peers} peers, {@code minute} always the same thirty peers. A
 * run that its checks do not pass fails the benchmark.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
        value = 3,
        jvmArgs = {
            "-XX:+UseParallelGC",
            "-XX:+UseTransparentHugePages",
            "-Xms4g",
            "-Xmx4g",
            "-Xmn2600m"
        })
public class LaboratoryBenchmark {

    private static final int SEEDERS = 200;

    /** How many peers there are in the hour. */
    @Param("10000")
    int peers = 10_000;

    /** Whether messages are encoded as on a real wire. */
    @Param({"real", "none"})
    String wire = "none";

    private Path folder = Path.of("");

    /** Makes a place for the reports. */
    @Setup(Level.Iteration)
    public void prepare() throws IOException {
        folder = Files.createTempDirectory("p4-bench");
    }

    /** Removes them. */
    @TearDown(Level.Iteration)
    public void clean() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    /** An hour of churn with five fetches a peer. */
    @Benchmark
    public int hour() throws IOException {
        return run("hour");
    }

    /** A minute of churn. */
    @Benchmark
    public int minute() throws IOException {
        return run("minute");
    }

    private int run(String name) throws IOException {
        Path scenario = folder.resolve(name + ".yaml");
        double rate = 13.9 * peers / 10_000;
        Files.writeString(
                scenario,
                text(name)
                                .replace("9800", String.valueOf(peers - SEEDERS))
                                .replace("13.9/s", rate + "/s")
                        + "wire: " + wire + "\n");
        var silent = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        int exit =
                Main.run(silent, System.err, scenario.toString(), "--results", folder.toString());
        if (exit != 0) throw new IllegalStateException(name + " ended with exit code " + exit);
        return exit;
    }

    private static String text(String name) throws IOException {
        try (InputStream in = LaboratoryBenchmark.class.getResourceAsStream(name + ".yaml")) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
