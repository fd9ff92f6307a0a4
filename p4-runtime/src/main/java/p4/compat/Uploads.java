package p4.compat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import p4.model.FilePath;
import p4.peer.PeerCommands;
import p4.time.Timeline;

/**
 * Uploads files of guests to peers that the tracker names, a few at a time.
 *
 * <p>May be called from any thread; done on the timeline.
 */
public final class Uploads {

    private static final int WAITING_MAX = 64;

    private final Slots slots;
    private final Timeline timeline;

    /** Uploads within {@code limits}, as many at once as are fetched. */
    public Uploads(CompatLimits limits, Timeline timeline) {
        this.slots = new Slots(
                limits.fetchesAtOnce(), Math.min(WAITING_MAX, limits.waitingMax()), timeline);
        this.timeline = timeline;
    }

    /**
     * Uploads what the program of {@code guest} serves as {@code path}.
     *
     * @return who took it; fails as {@link Guest#offer} does, or with {@code CommandFailed}
     */
    public CompletionStage<PeerCommands.Holder> put(Guest guest, FilePath path) {
        return inTurn(() -> guest.offer(path).thenCompose(offered -> guest.put(path)));
    }

    /**
     * Uploads {@code bytes}, which the program of {@code guest} sent, as {@code path}.
     *
     * @return who took it; fails as the other does, also if {@code guest} offers such a file
     */
    public CompletionStage<PeerCommands.Holder> put(Guest guest, FilePath path, byte[] bytes) {
        return inTurn(() -> guest.keep(path, bytes).thenCompose(offered -> {
            CompletionStage<PeerCommands.Holder> taken = guest.put(path);
            return taken.whenComplete((done, failed) -> timeline.execute(() -> guest.drop(path)));
        }));
    }

    private CompletionStage<PeerCommands.Holder> inTurn(
            Supplier<CompletionStage<PeerCommands.Holder>> deed) {
        var done = new CompletableFuture<PeerCommands.Holder>();
        timeline.execute(() -> timeline.when(slots.run(deed), (taker, failed) -> {
            if (failed == null) done.complete(taker);
            else done.completeExceptionally(failed);
        }));
        return done;
    }
}
