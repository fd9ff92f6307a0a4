package p4.compat.pserver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import p4.compat.Cause;
import p4.compat.CompatLimits;
import p4.compat.DataPort;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.time.Timeline;
import p4.transfer.IncomingFile;
import p4.transfer.MemoryFolder;
import p4.transfer.PeerUnreachable;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/**
 * The way to the bytes of programs: asks them to push a file here, and waits for it.
 *
 * <p>Only ours send bytes. That a program is there it says itself, by its pings: it is never looked for.
 */
public final class PserverPort implements DataPort {

    private final PserverCalls calls;
    private final Arrivals arrivals;
    private final CompatLimits limits;
    private final Timeline timeline;

    /** Where each program finds this gateway; for look-up only. */
    private final Map<PeerEndpoint, PeerEndpoint> faces = new ConcurrentHashMap<>();

    /** The last read of each file from each host. */
    private final Map<Way, CompletionStage<byte[]>> lines = new LinkedHashMap<>();

    /** Asks by {@code calls} for what then comes to {@code arrivals}. */
    public PserverPort(
            PserverCalls calls, Arrivals arrivals, CompatLimits limits, Timeline timeline) {
        this.calls = calls;
        this.arrivals = arrivals;
        this.limits = limits;
        this.timeline = timeline;
    }

    private record Way(String host, FilePath path) {}

    /** Has the program at {@code program} push to {@code own} from now on. */
    void know(PeerEndpoint program, PeerEndpoint own) {
        faces.put(program, own);
    }

    /** Reads nothing more from the program at {@code program}. */
    void forget(PeerEndpoint program) {
        faces.remove(program);
    }

    /** Tells whether the program at {@code endpoint} moves bytes; never fails. */
    CompletionStage<Boolean> movesBytes(PeerEndpoint endpoint) {
        return calls.movesBytes(endpoint);
    }

    /**
     * {@inheritDoc}
     *
     * <p>What comes says who sends it only by the address, so a file is read from one program of a
     * host at a time.
     */
    @Override
    public CompletionStage<byte[]> read(PeerEndpoint endpoint, FilePath path) {
        var read = new CompletableFuture<byte[]>();
        timeline.execute(() -> timeline.when(
                inLine(new Way(endpoint.host(), path), () -> ask(endpoint, path)),
                (bytes, failed) -> {
                    if (failed == null) read.complete(bytes);
                    else read.completeExceptionally(Cause.of(failed));
                }));
        return read;
    }

    /** Says no: who does not ping is gone. */
    @Override
    public CompletionStage<Boolean> answers(PeerEndpoint endpoint) {
        return CompletableFuture.completedFuture(false);
    }

    private CompletionStage<byte[]> inLine(Way way, Supplier<CompletionStage<byte[]>> deed) {
        CompletionStage<byte[]> before = lines.get(way);
        CompletionStage<byte[]> mine = before == null
                ? deed.get()
                : before.exceptionally(failed -> new byte[0])
                        .thenComposeAsync(over -> deed.get(), timeline);
        lines.put(way, mine);
        timeline.when(mine, (bytes, failed) -> lines.remove(way, mine));
        return mine;
    }

    private CompletionStage<byte[]> ask(PeerEndpoint endpoint, FilePath path) {
        Optional<PeerEndpoint> own = Optional.ofNullable(faces.get(endpoint));
        if (own.isEmpty()) return refused(endpoint + " has left");
        var came = new CompletableFuture<byte[]>();
        var folder = new MemoryFolder(limits.fileBytesMax());
        arrivals.expect(
                endpoint.host(),
                path,
                manifest -> folder.receive(manifest, false)
                        .thenApply(file -> watched(file, folder, came))
                        .whenComplete((file, full) -> {
                            if (full != null) came.completeExceptionally(Cause.of(full));
                        }));
        return calls.requestFile(endpoint, own.get(), path.value())
                .whenComplete((status, failed) -> arrivals.forget(endpoint.host(), path))
                .thenCompose(status -> came.isDone() ? came : nothingCame(endpoint, status));
    }

    private static IncomingFile watched(
            IncomingFile file, MemoryFolder folder, CompletableFuture<byte[]> came) {
        return new WatchedArrival(file, (kept, failed) -> {
            if (failed == null) came.complete(folder.content(kept.path()).orElseThrow());
            else came.completeExceptionally(Cause.of(failed));
        });
    }

    private static CompletionStage<byte[]> nothingCame(PeerEndpoint endpoint, int status) {
        if (status == Code.OK) return refused(endpoint + " sends names only");
        if (status == Code.MISSING) return refused(endpoint + " has no such file");
        return CompletableFuture.failedFuture(new PeerUnreachable(
                endpoint.toString(), new IllegalStateException("it answered " + status)));
    }

    private static CompletionStage<byte[]> refused(String why) {
        return CompletableFuture.failedFuture(new TransferRefused(TransferRefusal.NOT_FOUND, why));
    }
}
