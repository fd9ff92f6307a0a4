package p4.bench;

import java.time.Duration;
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
import p4.sim.net.Link;
import p4.sim.net.LinkTable;
import p4.sim.net.Network;
import p4.sim.time.VirtualTimeline;

/** How many datagrams a second the simulated network delivers between {@code nodes} bare nodes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PingPongBenchmark {

    private static final int DELIVERIES = 100_000;
    private static final int BYTES = 100;

    /** How many nodes there are; each plays with its neighbour. */
    @Param({"1000", "32000"})
    int nodes = 1_000;

    private final VirtualTimeline timeline = new VirtualTimeline(Instant.EPOCH);
    private long delivered;

    /** Serves every ball. */
    @Setup
    public void serve() {
        var link = Link.of(Duration.ofMillis(1));
        var network = new Network(timeline, LinkTable.even(nodes, link), SplittableRandom::new);
        for (int node = 0; node < nodes; node++) hit(network, node, node ^ 1);
    }

    private void hit(Network network, int from, int to) {
        network.send(from, to, BYTES, () -> {
            delivered++;
            hit(network, to, from);
        });
    }

    /** Delivers datagrams. */
    @Benchmark
    @OperationsPerInvocation(DELIVERIES)
    public long play() {
        long end = delivered + DELIVERIES;
        timeline.runUntil(() -> delivered >= end);
        return delivered;
    }
}
