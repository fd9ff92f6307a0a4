package p4.tracker;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerId;
import p4.model.Token;
import p4.model.TreeDelta;

/**
 * Who has a lease; takes a peer's files out of the index with its lease.
 *
 * <p>A lease has ended once {@code now} is its end, not only after it.
 */
final class Registry {

    private final LeaseStore store;
    private final FileIndex index;
    private final Consumer<Lease> farewell;
    private final Consumer<TrackerEvent> news;

    /** Keeps leases in {@code store}; {@code farewell} hears of each that ended, for any reason. */
    Registry(
            LeaseStore store,
            FileIndex index,
            Consumer<Lease> farewell,
            Consumer<TrackerEvent> news) {
        this.store = store;
        this.index = index;
        this.farewell = farewell;
        this.news = news;
    }

    /** Ends every lease that has run out at {@code now}, earliest first. */
    void evict(Instant now) {
        for (var next = endedAt(now); next.isPresent(); next = endedAt(now)) {
            Lease lease = next.get();
            end(lease);
            news.accept(new TrackerEvent.Evicted(lease.peer(), lease.ends()));
        }
    }

    /** The lease that {@code token} belongs to. */
    Optional<Lease> owner(Token token) {
        return store.byToken(token.digest());
    }

    /** The lease of the peer called {@code peer}. */
    Optional<Lease> named(PeerId peer) {
        return store.byName(peer);
    }

    /** Enters a new lease; its name must be free. */
    void enter(Lease lease) {
        if (named(lease.peer()).isPresent()) throw new IllegalStateException("leased: " + lease);
        store.put(lease);
    }

    /** Moves the end of {@code lease}. */
    void renew(Lease lease, Instant ends) {
        store.put(lease.until(ends));
    }

    /**
     * Makes {@code files} what the peer offers, noted in the index file by file, and notes its room.
     *
     * @return what is another offer than before
     */
    TreeDelta offer(Lease lease, FileTree files, OptionalLong room) {
        var change = files.since(lease.files());
        for (var path : change.removed()) withdraw(lease, path);
        for (var file : change.added()) {
            withdraw(lease, file.path());
            index.add(file, lease.peer());
        }
        store.put(lease.offering(files, room));
        return change;
    }

    /** Ends {@code lease}; what the peer offered is gone at once. */
    void end(Lease lease) {
        store.remove(lease.peer());
        for (var file : lease.files()) index.remove(file, lease.peer());
        farewell.accept(lease);
    }

    /** When the next lease ends. */
    Optional<Instant> nextEnd() {
        return store.firstToEnd().map(Lease::ends);
    }

    /** Every lease, by name. */
    Collection<Lease> all() {
        return store.all();
    }

    /** The peers that take uploads. */
    Holders takers() {
        return store.takers();
    }

    /** How many leases there are. */
    int size() {
        return store.size();
    }

    private Optional<Lease> endedAt(Instant now) {
        return store.firstToEnd().filter(lease -> !lease.ends().isAfter(now));
    }

    private void withdraw(Lease lease, FilePath path) {
        lease.files().file(path).ifPresent(old -> index.remove(old, lease.peer()));
    }
}
