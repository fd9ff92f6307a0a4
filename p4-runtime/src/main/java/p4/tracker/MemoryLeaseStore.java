package p4.tracker;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import p4.model.ContentHash;
import p4.model.PeerId;

/** Leases in this process's memory: a restarted tracker begins with none. */
final class MemoryLeaseStore implements LeaseStore {

    private final SortedMap<PeerId, Lease> byName = new TreeMap<>();
    private final Holders takers = new Holders();
    private final Map<ContentHash, Lease> byToken = new HashMap<>();

    /** Of each lease the last that is kept, or one before it, which ended sooner. */
    private final PriorityQueue<Lease> byEnd =
            new PriorityQueue<>(Comparator.comparing(Lease::ends).thenComparing(Lease::peer));

    @Override
    public Optional<Lease> byToken(ContentHash token) {
        return Optional.ofNullable(byToken.get(token));
    }

    @Override
    public Optional<Lease> byName(PeerId peer) {
        return Optional.ofNullable(byName.get(peer));
    }

    @Override
    public Optional<Lease> firstToEnd() {
        for (Lease first = byEnd.peek(); first != null; first = byEnd.peek()) {
            Lease kept = byName.get(first.peer());
            if (kept != null && kept.equals(first)) return Optional.of(kept);
            byEnd.remove();
            if (kept != null && !kept.ends().isBefore(first.ends())) byEnd.add(kept);
        }
        return Optional.empty();
    }

    @Override
    public void put(Lease lease) {
        Lease before = byName.put(lease.peer(), lease);
        if (before != null) byEnd.remove(before);
        if (before != null && !before.token().equals(lease.token())) byToken.remove(before.token());
        byToken.put(lease.token(), lease);
        byEnd.add(lease);
        if (lease.room().isPresent()) takers.add(lease.peer());
        else takers.remove(lease.peer());
    }

    @Override
    public void remove(PeerId peer) {
        Lease gone = byName.remove(peer);
        if (gone == null) return;
        byToken.remove(gone.token());
        takers.remove(peer);
    }

    @Override
    public Collection<Lease> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    @Override
    public Holders takers() {
        return takers;
    }

    @Override
    public int size() {
        return byName.size();
    }
}
