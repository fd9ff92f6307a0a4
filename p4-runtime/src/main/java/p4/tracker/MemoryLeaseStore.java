package p4.tracker;

import java.time.Instant;
import java.util.Collection;
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

    private final Map<PeerId, Slot> byName = new HashMap<>();
    private final SortedMap<PeerId, Slot> inOrder = new TreeMap<>(); // of names, and seldom asked
    private final Map<ContentHash, Slot> byToken = new HashMap<>();
    private final Holders takers = new Holders();

    /** A slot for each lease, in the order of ends they once had; slots of leases gone fall due too. */
    private final PriorityQueue<Slot> byEnd = new PriorityQueue<>(Slot::compareDue);

    /** A lease and its place in the queue; a renewal leaves it where it is until that is due. */
    private static final class Slot {

        private Instant due; // changed outside the queue only
        private Lease lease;
        private boolean gone;

        Slot(Lease lease) {
            this.lease = lease;
            this.due = lease.ends();
        }

        int compareDue(Slot other) {
            int order = due.compareTo(other.due);
            return order != 0 ? order : lease.peer().compareTo(other.lease.peer());
        }
    }

    @Override
    public Optional<Lease> byToken(ContentHash token) {
        return Optional.ofNullable(byToken.get(token)).map(slot -> slot.lease);
    }

    @Override
    public Optional<Lease> byName(PeerId peer) {
        return Optional.ofNullable(byName.get(peer)).map(slot -> slot.lease);
    }

    @Override
    public Optional<Lease> firstToEnd() {
        for (Slot first = byEnd.peek(); first != null; first = byEnd.peek()) {
            if (!first.gone && first.lease.ends().equals(first.due)) {
                return Optional.of(first.lease);
            }
            byEnd.remove();
            if (first.gone) continue;
            first.due = first.lease.ends();
            byEnd.add(first);
        }
        return Optional.empty();
    }

    @Override
    public void put(Lease lease) {
        Slot slot = byName.get(lease.peer());
        if (slot == null) {
            keep(lease);
            note(Optional.empty(), lease);
            return;
        }
        Lease before = slot.lease;
        if (lease.ends().isBefore(slot.due) || !lease.token().equals(before.token())) {
            forget(slot);
            keep(lease);
        } else {
            slot.lease = lease;
        }
        note(Optional.of(before), lease);
    }

    @Override
    public void remove(PeerId peer) {
        Slot slot = byName.get(peer);
        if (slot == null) return;
        forget(slot);
        takers.remove(peer);
    }

    private void keep(Lease lease) {
        var slot = new Slot(lease);
        byName.put(lease.peer(), slot);
        inOrder.put(lease.peer(), slot);
        byToken.put(lease.token(), slot);
        byEnd.add(slot);
    }

    private void forget(Slot slot) {
        byName.remove(slot.lease.peer());
        inOrder.remove(slot.lease.peer());
        byToken.remove(slot.lease.token());
        slot.gone = true;
    }

    private void note(Optional<Lease> before, Lease lease) {
        boolean took = before.filter(one -> one.room().isPresent()).isPresent();
        boolean takes = lease.room().isPresent();
        if (takes && !took) takers.add(lease.peer());
        if (took && !takes) takers.remove(lease.peer());
    }

    @Override
    public Collection<Lease> all() {
        return inOrder.values().stream().map(slot -> slot.lease).toList();
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
