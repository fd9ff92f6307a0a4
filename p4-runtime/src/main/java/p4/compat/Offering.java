package p4.compat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.model.FilePath;
import p4.time.Timeline;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/**
 * The files that a guest is about to offer, and who waits for that; lives on a timeline.
 *
 * <p>Of many, one is read after the other, so that no guest takes all turns.
 */
final class Offering {

    private final GuestFolder folder;
    private final Duration within;
    private final Timeline timeline;
    private final List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
    private boolean unpublished;

    Offering(GuestFolder folder, Duration within, Timeline timeline) {
        this.folder = folder;
        this.within = within;
        this.timeline = timeline;
    }

    /** Reads {@code path} and waits until it is offered, as {@link Guest#offer} says. */
    CompletionStage<Boolean> one(FilePath path) {
        CompletableFuture<Boolean> offered = soon();
        timeline.when(folder.add(path), (changed, failed) -> {
            if (failed == null) settle(offered, changed);
            else if (isFinal(failed)) offered.completeExceptionally(failed);
        });
        return offered;
    }

    /** Reads all of {@code paths} and waits until they are offered, as {@link Guest#offerAll} says. */
    CompletionStage<Boolean> all(List<FilePath> paths) {
        CompletableFuture<Boolean> offered = soon();
        next(new ArrayDeque<>(paths), offered);
        return offered;
    }

    /** Hears that the tracker has whatever was read so far, or wants none of it. */
    void published() {
        unpublished = false;
        List<CompletableFuture<Boolean>> over = List.copyOf(waiting);
        waiting.clear();
        over.forEach(offered -> offered.complete(true));
    }

    private void next(Queue<FilePath> paths, CompletableFuture<Boolean> offered) {
        if (paths.isEmpty()) {
            settle(offered, false);
            return;
        }
        timeline.when(folder.add(paths.remove()), (changed, failed) -> {
            unpublished |= failed == null && changed;
            next(paths, offered);
        });
    }

    private void settle(CompletableFuture<Boolean> offered, boolean changed) {
        unpublished |= changed;
        if (unpublished) waiting.add(offered);
        else offered.complete(true);
    }

    private CompletableFuture<Boolean> soon() {
        var offered = new CompletableFuture<Boolean>();
        timeline.after(within, () -> {
            offered.complete(false);
            waiting.removeIf(CompletableFuture::isDone);
        });
        return offered;
    }

    private static boolean isFinal(Throwable failed) {
        return failed instanceof TransferRefused refused
                && (refused.why() == TransferRefusal.EXHAUSTED
                        || refused.why() == TransferRefusal.INVALID);
    }
}
