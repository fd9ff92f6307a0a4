package p4.bench;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import p4.sim.time.VirtualTimeline;

/**
 * How many events a second virtual time gets through while {@code waiting} others wait.
 *
 * <p>Each event plans its own next one up to a second ahead. From one size to the next the score may
 * fall as the logarithm of the size grows, and no faster.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EventQueueBenchmark {

    private static final int EVENTS = 100_000;

    /** How many events wait at any time. */
    @Param({"1000", "32000", "1000000"})
    int waiting = 1_000;

    private final VirtualTimeline timeline = new VirtualTimeline(Instant.EPOCH);
    private final SplittableRandom chance = new SplittableRandom(7);

    /** Plans the first events. */
    @Setup
    public void plan() {
        for (int i = 0; i < waiting; i++) planOne();
    }

    private void planOne() {
        timeline.afterNanos(1 + chance.nextInt(1_000_000_000), this::planOne);
    }

    /** Runs events. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long run() {
        long end = timeline.turns() + EVENTS;
        timeline.runUntil(() -> timeline.turns() >= end);
        return timeline.nanos();
    }
}
