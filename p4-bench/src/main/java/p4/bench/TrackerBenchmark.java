package p4.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import p4.control.Caller;
import p4.control.ControlPlane;
import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.model.ContentHash;
import p4.model.Credentials;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerId;
import p4.model.TicketKey;
import p4.model.Token;
import p4.sim.time.VirtualTimeline;
import p4.tracker.LeastLoadedHandout;
import p4.tracker.Tracker;
import p4.tracker.TrackerLimits;
import p4.tracker.TrackerSettings;
import p4.wire.http.HttpControlPlane;
import p4.wire.http.MemoryCarrier;
import p4.wire.http.MemoryExchange;

/**
 * How many heartbeats and locates a second one thread gets through a tracker.
 *
 * <p>{@code bare} is the tracker alone; {@code routes} adds the codec and Spark's routes, in memory.
 * Every peer holds ten files, and every file has ten holders. Time stands still, so no lease ends.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TrackerBenchmark {

    private static final int FILES = 10;
    private static final int HOLDERS = 10;

    /** How many peers are registered. */
    @Param({"1000", "10000"})
    int peers = 1_000;

    /** What a request goes through: {@code bare} or {@code routes}. */
    @Param({"bare", "routes"})
    String through = "bare";

    private final List<Token> tokens = new ArrayList<>();
    private final List<FilePath> paths = new ArrayList<>();
    private ControlPlane plane =
            request -> CompletableFuture.failedFuture(new IllegalStateException("not set up"));
    private int next;

    /** Registers the peers. */
    @Setup
    public void register() {
        var chance = new SplittableRandom(7);
        var tracker = new Tracker(
                TrackerSettings.standard()
                        .withLease(Duration.ofHours(1), Duration.ofMinutes(5))
                        .inLab(),
                TrackerLimits.laboratory(),
                new LeastLoadedHandout(),
                new TicketKey("0".repeat(64)),
                chance,
                new VirtualTimeline(Instant.EPOCH),
                (event, now) -> {});
        plane = switch (through) {
            case "bare" -> request -> answered(tracker, request);
            case "routes" ->
                new HttpControlPlane(
                        new MemoryCarrier(
                                MemoryExchange.of(
                                        (request, caller) -> CompletableFuture.completedFuture(
                                                tracker.handle(request, caller.admit()))),
                                "127.0.0.1"),
                        "tracker");
            default -> throw new IllegalArgumentException(through);
        };
        for (int i = 0; i < peers; i++) register(i, chance);
        for (int i = 0; i < peers * FILES / HOLDERS; i++) paths.add(file(i).path());
    }

    /** One peer's heartbeat; each time another peer's. */
    @Benchmark
    public ControlReply heartbeat() {
        return ask(ControlReply.Renewed.class, new ControlRequest.Heartbeat(token()));
    }

    /** One peer's question who holds a file; each time another peer and another file. */
    @Benchmark
    public ControlReply locate() {
        FilePath path = paths.get(next % paths.size());
        return ask(
                ControlReply.Located.class,
                new ControlRequest.Locate(token(), path, Optional.empty()));
    }

    private Token token() {
        next = (next + 7) % peers;
        return tokens.get(next);
    }

    private void register(int number, SplittableRandom chance) {
        var announced = ask(
                ControlReply.Announced.class,
                new ControlRequest.Announce(
                        new PeerId("peer-" + number),
                        Token.draw(chance),
                        Credentials.shared("secret"),
                        OptionalInt.of(1_024 + number),
                        Optional.empty()));
        tokens.add(announced.token());
        var offer = new ArrayList<FileManifest>();
        for (int i = 0; i < FILES; i++) offer.add(file((number + i) % (peers * FILES / HOLDERS)));
        ask(
                ControlReply.Published.class,
                new ControlRequest.Publish(announced.token(), FileTree.of(offer)));
    }

    private static FileManifest file(int number) {
        var path = new FilePath("bench/folder-" + number % 100 + "/file-" + number + ".bin");
        return new FileManifest(path, 65_536, ContentHash.ofContent(path.value().getBytes(UTF_8)));
    }

    private <R extends ControlReply> R ask(Class<R> kind, ControlRequest request) {
        ControlReply reply = plane.ask(request).toCompletableFuture().join();
        if (!kind.isInstance(reply)) throw new IllegalStateException("the tracker said " + reply);
        return kind.cast(reply);
    }

    private static CompletableFuture<ControlReply> answered(
            Tracker tracker, ControlRequest request) {
        return CompletableFuture.completedFuture(
                tracker.handle(request, Caller.at("127.0.0.1").admit()));
    }
}
