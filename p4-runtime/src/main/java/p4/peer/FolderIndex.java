package p4.peer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.model.FileTree;
import p4.time.Refresh;
import p4.time.Timeline;
import p4.transfer.SharedFolder;

/**
 * What the shared folder holds, and that the tracker hears of it: one look at a time.
 *
 * <p>Lives on the peer's timeline. A change that comes while it looks is looked at after that.
 */
final class FolderIndex {

    private final SharedFolder folder;
    private final LeaseKeeper leases;
    private final Timeline timeline;
    private final Refresh refresh;
    private FileTree tree = FileTree.EMPTY;

    FolderIndex(SharedFolder folder, LeaseKeeper leases, Timeline timeline, Duration rest) {
        this.folder = folder;
        this.leases = leases;
        this.timeline = timeline;
        this.refresh = new Refresh(this::look, rest, timeline);
    }

    /** Looks for the first time, and whenever the folder says that it changed. */
    CompletionStage<Void> start() {
        folder.watch(() -> timeline.execute(this::changed));
        return look();
    }

    /** Looks no more. */
    void stop() {
        refresh.stop();
    }

    /** What was there at the last look. */
    FileTree tree() {
        return tree;
    }

    /** Looks soon; changes that come in a burst are looked at once. */
    void changed() {
        refresh.soon();
    }

    /** Looks now, after the look that is under way; done when the offer is up to date here. */
    CompletionStage<Void> look() {
        return refresh.now();
    }

    private void look(CompletableFuture<Void> looked) {
        timeline.when(folder.scan(), (found, failed) -> {
            if (failed != null) {
                looked.completeExceptionally(Failures.known(failed));
                return;
            }
            tree = found;
            if (!refresh.isStopped()) leases.offer(found);
            looked.complete(null);
        });
    }
}
