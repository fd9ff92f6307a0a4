package p4.tracker;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import p4.control.ControlReply;
import p4.control.ControlReply.Published;
import p4.control.ControlReply.Refused;
import p4.control.ControlRequest.Publish;
import p4.control.ControlRequest.PublishDelta;
import p4.control.Refusal;
import p4.model.FileManifest;
import p4.model.FileTree;
import p4.model.TreeDelta;

/** Takes what peers offer, as far as their quota goes. Source: threats, row 9. */
final class Publishing {

    private final TrackerLimits.Quota quota;
    private final Registry registry;
    private final FileIndex index;
    private final Possession possession;
    private final Consumer<TrackerEvent> news;

    Publishing(
            TrackerLimits.Quota quota,
            Registry registry,
            FileIndex index,
            Possession possession,
            Consumer<TrackerEvent> news) {
        this.quota = quota;
        this.registry = registry;
        this.index = index;
        this.possession = possession;
        this.news = news;
    }

    /**
     * Takes the whole tree in place of what was offered before.
     *
     * <p>Of a peer without a port nothing is taken: nobody could fetch it.
     */
    ControlReply publish(Lease lease, Publish publish, Instant now) {
        return offer(lease, publish.tree(), publish.room(), now);
    }

    /** Takes a change of what was offered before. */
    ControlReply change(Lease lease, PublishDelta change, Instant now) {
        if (lease.offer().isEmpty()) {
            return Refusals.no(Refusal.CONFLICT, "nothing was published; publish the whole tree");
        }
        try {
            return offer(lease, lease.files().apply(change.delta()), change.room(), now);
        } catch (IllegalArgumentException clash) {
            return Refusals.no(Refusal.CONFLICT, String.valueOf(clash.getMessage()));
        }
    }

    private ControlReply offer(Lease lease, FileTree wanted, OptionalLong room, Instant now) {
        FileTree tree = lease.endpoint().isPresent() ? wanted : FileTree.EMPTY;
        Optional<Refused> tooLarge = tooLarge(lease, tree);
        if (tooLarge.isPresent()) return tooLarge.get();
        TreeDelta change = registry.offer(lease, tree, room);
        news.accept(new TrackerEvent.Published(lease.peer(), tree.fileCount(), tree.totalBytes()));
        possession.check(lease, change.added(), now);
        return new Published(tree.fileCount(), tree.totalBytes());
    }

    private Optional<Refused> tooLarge(Lease lease, FileTree tree) {
        if (tree.fileCount() > quota.filesPerPeer()) {
            return tooLarge("a peer may offer at most " + quota.filesPerPeer() + " files, found "
                    + tree.fileCount());
        }
        if (isMoreThan(quota.bytesPerPeer(), tree)) {
            return tooLarge("a peer may offer at most " + quota.bytesPerPeer() + " bytes");
        }
        int others = index.offers() - lease.files().fileCount();
        if (tree.fileCount() > quota.filesInAll() - others) {
            return tooLarge("all peers may offer at most " + quota.filesInAll() + " files");
        }
        return Optional.empty();
    }

    /** Counts down, because sizes that strangers state may add up to more than a long holds. */
    private static boolean isMoreThan(long bytesMax, FileTree tree) {
        long left = bytesMax;
        for (FileManifest file : tree) {
            if (file.size() > left) return true;
            left -= file.size();
        }
        return false;
    }

    private static Optional<Refused> tooLarge(String detail) {
        return Optional.of(Refusals.no(Refusal.TOO_LARGE, detail));
    }
}
