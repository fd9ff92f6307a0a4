package p4.tracker;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import p4.model.ContentHash;
import p4.model.PeerId;

/** Leases in this process's memory: a restarted tracker begins with none. */
final class MemoryLeaseStore implements LeaseStore {

    private final SortedMap<PeerId, Lease> byName = new TreeMap<>();
    private final SortedMap<PeerId, Lease> takers = new TreeMap<>();
    private final Map<ContentHash, Lease> byToken = new HashMap<>();
    private final NavigableSet<Lease> byEnd =
            new TreeSet<>(Comparator.comparing(Lease::ends).thenComparing(Lease::peer));

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
        return byEnd.isEmpty() ? Optional.empty() : Optional.of(byEnd.first());
    }

    @Override
    public void put(Lease lease) {
        remove(lease.peer());
        byName.put(lease.peer(), lease);
        byToken.put(lease.token(), lease);
        byEnd.add(lease);
        if (lease.room().isPresent()) takers.put(lease.peer(), lease);
    }

    @Override
    public void remove(PeerId peer) {
        Lease gone = byName.remove(peer);
        if (gone == null) return;
        byToken.remove(gone.token());
        byEnd.remove(gone);
        takers.remove(peer);
    }

    @Override
    public Collection<Lease> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    @Override
    public Collection<Lease> takers() {
        return Collections.unmodifiableCollection(takers.values());
    }

    @Override
    public int size() {
        return byName.size();
    }
}
