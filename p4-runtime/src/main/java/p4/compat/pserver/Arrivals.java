package p4.compat.pserver;

import io.grpc.Context;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.compat.CallerAddress;
import p4.compat.CompatLimits;
import p4.compat.PlainAddress;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.time.Timeline;
import p4.transfer.IncomingFile;
import p4.transfer.OpenFile;
import p4.transfer.TransferHandler;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.transfer.TransferRequest;

/**
 * Takes the bytes that are expected here: each file once, under one name, from one address, and soon.
 *
 * <p>The dialect has no tickets, so whatever is not expected is refused as if it lacked one. Of too many
 * expectations the oldest goes. May be called from any thread; {@link #store} in the call it serves.
 */
public final class Arrivals implements TransferHandler {

    private final CompatLimits limits;
    private final Timeline timeline;
    private final Map<Way, Expected> expected = new LinkedHashMap<>();

    /** Expects nothing yet, and never more than {@code limits} allow grants. */
    public Arrivals(CompatLimits limits, Timeline timeline) {
        this.limits = limits;
        this.timeline = timeline;
    }

    /** Makes room for a file that came as it was expected. */
    @FunctionalInterface
    interface Room {

        /** Takes the file {@code manifest}; fails with {@link TransferRefused} alone. */
        CompletionStage<IncomingFile> receive(FileManifest manifest);
    }

    private record Way(String host, FilePath path) {}

    private record Expected(Room room, Instant ends) {}

    /** Takes {@code path} from {@code host} into {@code room}, once, from now on and for a while. */
    synchronized void expect(String host, FilePath path, Room room) {
        forgetEnded();
        var way = new Way(PlainAddress.of(host), path);
        expected.remove(way);
        if (expected.size() >= limits.grants()) {
            expected.remove(expected.keySet().iterator().next());
        }
        expected.put(way, new Expected(room, timeline.instant().plus(limits.grantLife())));
    }

    /** Tells whether {@code path} would be taken from {@code host}. */
    synchronized boolean expects(String host, FilePath path) {
        forgetEnded();
        return expected.containsKey(new Way(PlainAddress.of(host), path));
    }

    /** Takes {@code path} from {@code host} no more; what is on its way already comes in. */
    synchronized void forget(String host, FilePath path) {
        expected.remove(new Way(PlainAddress.of(host), path));
    }

    @Override
    public CompletionStage<FileManifest> describe(TransferRequest.Describe describe) {
        return refused();
    }

    @Override
    public CompletionStage<OpenFile> fetch(TransferRequest.Fetch fetch) {
        return refused();
    }

    @Override
    public CompletionStage<IncomingFile> store(TransferRequest.Store store) {
        FileManifest file = store.manifest();
        return take(CallerAddress.of(Context.current()), file.path())
                .map(room -> room.receive(file))
                .orElseGet(Arrivals::refused);
    }

    private synchronized Optional<Room> take(String host, FilePath path) {
        forgetEnded();
        return Optional.ofNullable(expected.remove(new Way(PlainAddress.of(host), path)))
                .map(Expected::room);
    }

    private void forgetEnded() {
        Instant now = timeline.instant();
        Iterator<Expected> all = expected.values().iterator();
        while (all.hasNext() && !all.next().ends().isAfter(now)) all.remove();
    }

    private static <T> CompletionStage<T> refused() {
        return CompletableFuture.failedFuture(new TransferRefused(
                TransferRefusal.UNAUTHENTICATED, "nothing is taken here but what was asked for"));
    }
}
