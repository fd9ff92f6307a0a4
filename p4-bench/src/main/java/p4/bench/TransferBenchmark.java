package p4.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.time.SystemTimeline;
import p4.transfer.IncomingFile;
import p4.transfer.OpenFile;
import p4.transfer.TransferHandler;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.transfer.TransferRequest;
import p4.wire.grpc.GrpcDataPlane;
import p4.wire.grpc.InProcessTransport;
import p4.wire.grpc.NettyTransport;
import p4.wire.grpc.PeerServer;
import p4.wire.grpc.TransferEndpoint;
import p4.wire.grpc.TransferLimits;

/**
 * One stream of 64 MiB from one peer to another; the score is in MiB per second.
 *
 * <p>Both ends run in this JVM. Files come from memory and go nowhere, so neither a disk nor the
 * tracker is measured; {@code verified} adds the SHA-256 that every download pays.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TransferBenchmark {

    private static final int MIB = 64;

    /** How large the messages are, in KiB. */
    @Param({"16", "64", "256"})
    int chunkKiB = 256;

    /** What carries them: {@code inprocess} or {@code netty} on loopback. */
    @Param({"inprocess", "netty"})
    String transport = "inprocess";

    /** Whether what comes is hashed. */
    @Param({"false", "true"})
    boolean verified;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private MadeFile file;
    private GrpcDataPlane data;
    private PeerEndpoint endpoint;

    /** Starts a peer that serves the file. */
    @Setup
    public void start() {
        file = MadeFile.of(MIB << 20);
        ScheduledExecutorService timers = Executors.newScheduledThreadPool(1);
        open.push(timers::shutdownNow);
        var timeline = new SystemTimeline(timers);
        TransferLimits limits = TransferLimits.DEFAULT.withChunkBytes(chunkKiB << 10);
        var service = TransferEndpoint.service(
                new OneFile(file),
                nonce -> CompletableFuture.failedFuture(nothing()),
                Runnable::run,
                timeline,
                limits);
        switch (transport) {
            case "inprocess" -> {
                var memory = new InProcessTransport(timers);
                endpoint = new PeerEndpoint("127.0.0.1", 20_001);
                open.push(PeerServer.start(memory.server(endpoint), service));
                data = new GrpcDataPlane(memory::channel, Runnable::run, timeline, limits);
            }
            case "netty" -> {
                var netty = new NettyTransport(2);
                open.push(netty);
                var server = PeerServer.start(
                        netty.server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                        service);
                open.push(server);
                endpoint = new PeerEndpoint("127.0.0.1", server.port());
                data = new GrpcDataPlane(netty::channel, Runnable::run, timeline, limits);
            }
            default -> throw new IllegalArgumentException(transport);
        }
        open.push(data);
    }

    /** Ends what was started, the last first. */
    @TearDown
    public void stop() throws Exception {
        while (!open.isEmpty()) open.pop().close();
    }

    /** Fetches the whole file once. */
    @Benchmark
    @OperationsPerInvocation(MIB)
    public long fetch() {
        FileManifest wanted = file.manifest();
        var sink = new Checked(verified);
        var fetch = new TransferRequest.Fetch(wanted.path(), wanted.hash(), 0, 0, Optional.empty());
        data.fetch(endpoint, fetch, sink).toCompletableFuture().join();
        return sink.whole(wanted);
    }

    private static TransferRefused nothing() {
        return new TransferRefused(TransferRefusal.UNAVAILABLE, "this peer serves one file");
    }

    /** Serves one file to everybody. */
    private record OneFile(OpenFile file) implements TransferHandler {

        @Override
        public CompletionStage<FileManifest> describe(TransferRequest.Describe describe) {
            return CompletableFuture.completedFuture(file.manifest());
        }

        @Override
        public CompletionStage<OpenFile> fetch(TransferRequest.Fetch fetch) {
            return CompletableFuture.completedFuture(file);
        }

        @Override
        public CompletionStage<IncomingFile> store(TransferRequest.Store store) {
            return CompletableFuture.failedFuture(nothing());
        }
    }
}
