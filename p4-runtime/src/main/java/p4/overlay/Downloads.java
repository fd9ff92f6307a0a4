package p4.overlay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.LongConsumer;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.time.Timeline;
import p4.transfer.SharedFolder;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** Fetches files by hash or name: searches for holders, and tries them until one delivers. */
final class Downloads {

    private final OverlayLimits limits;
    private final Searches searches;
    private final SharedFolder folder;
    private final LocalFiles files;
    private final Lines lines;
    private final Timeline timeline;
    private final OverlayObserver observer;
    private int running;
    private long bytesFetched;

    Downloads(
            OverlayLimits limits,
            Searches searches,
            SharedFolder folder,
            LocalFiles files,
            Lines lines,
            Timeline timeline,
            OverlayObserver observer) {
        this.limits = limits;
        this.searches = searches;
        this.folder = folder;
        this.files = files;
        this.lines = lines;
        this.timeline = timeline;
        this.observer = observer;
    }

    /** Fetches what {@code order} asks for; fails with {@link OverlayFailed}. */
    CompletionStage<Fetched> get(GetRequest order, OverlayNode.Progress progress) {
        if (running >= limits.transfer().downloads()) {
            return failed(OverlayFailed.Kind.FAILED, "too many fetches run already");
        }
        running++;
        var request = new SearchRequest(
                order.text(), true, limits.transfer().holdersTried(), SearchRequest.Way.DYNAMIC);
        var done = new CompletableFuture<Fetched>();
        var got = searches.start(request)
                .thenCompose(searched -> fetch(order, searched.found(), progress));
        timeline.when(got, (fetched, failed) -> {
            running--;
            if (failed == null) {
                bytesFetched += fetched.file().size();
                files.changed();
                done.complete(fetched);
            } else {
                done.completeExceptionally(known(failed));
            }
        });
        return done;
    }

    long bytesFetched() {
        return bytesFetched;
    }

    private CompletionStage<Fetched> fetch(
            GetRequest order, List<Found> found, OverlayNode.Progress progress) {
        if (found.isEmpty()) {
            return failed(OverlayFailed.Kind.NOT_FOUND, "nobody was found who holds that file");
        }
        Set<ContentHash> contents = new LinkedHashSet<>();
        found.forEach(one -> contents.add(one.file().hash()));
        if (contents.size() > 1) {
            return failed(
                    OverlayFailed.Kind.INVALID,
                    contents.size() + " different files are called so; get one by its hash: "
                            + contents);
        }
        return tryEach(order, merged(found), 0, progress);
    }

    /** One entry a size, that which most holders state first: who states another lies. */
    private static List<Found> merged(List<Found> found) {
        Map<Long, Found> bySize = new LinkedHashMap<>();
        found.forEach(one -> bySize.merge(one.file().size(), one, Downloads::together));
        return bySize.values().stream()
                .sorted(Comparator.comparing(one -> -one.holders().size()))
                .toList();
    }

    private static Found together(Found one, Found other) {
        Set<Contact> holders = new LinkedHashSet<>(one.holders());
        holders.addAll(other.holders());
        return new Found(one.file(), new ArrayList<>(holders));
    }

    private CompletionStage<Fetched> tryEach(
            GetRequest order, List<Found> found, int index, OverlayNode.Progress progress) {
        CompletionStage<Fetched> one = fetch(order, found.get(index), progress);
        if (index + 1 == found.size()) return one;
        return one.exceptionallyComposeAsync(
                failed -> tryEach(order, found, index + 1, progress), timeline);
    }

    private CompletionStage<Fetched> fetch(
            GetRequest order, Found found, OverlayNode.Progress progress) {
        FileManifest file = found.file();
        FilePath path = order.saveAs().orElse(file.path());
        LongConsumer moved = done -> progress.moved(done, file.size());
        return new Fetch(
                        found,
                        new FileManifest(path, file.size(), file.hash()),
                        order.overwrite(),
                        limits.transfer(),
                        folder,
                        lines,
                        timeline,
                        observer,
                        moved)
                .start();
    }

    private static OverlayFailed known(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
        if (cause instanceof OverlayFailed known) return known;
        boolean taken = cause instanceof TransferRefused refused
                && refused.why() == TransferRefusal.ALREADY_HELD;
        return new OverlayFailed(
                taken ? OverlayFailed.Kind.CONFLICT : OverlayFailed.Kind.FAILED,
                String.valueOf(cause.getMessage()));
    }

    private static <T> CompletionStage<T> failed(OverlayFailed.Kind kind, String detail) {
        return CompletableFuture.failedFuture(new OverlayFailed(kind, detail));
    }
}
