package p4.overlay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import p4.model.PeerEndpoint;

/**
 * The peers a node knows: few, alive, and of many networks.
 *
 * <p>The older half of a full list gives way to nobody, so that a flood of newcomers never owns it; in
 * the younger half a newcomer takes the place of a random one. Who is silent goes first. One network
 * prefix has a bounded share.
 */
final class Neighbours {

    private final NodeId self;
    private final OverlayLimits.Peers limits;
    private final RandomGenerator chance;
    private final Map<NodeId, Entry> entries = new LinkedHashMap<>(); // the oldest first

    Neighbours(NodeId self, OverlayLimits.Peers limits, RandomGenerator chance) {
        this.self = self;
        this.limits = limits;
        this.chance = chance;
    }

    /** Adds {@code peer}, which answered just now; tells who went for it, if anybody did. */
    List<Contact> add(Contact peer) {
        if (!wouldAdd(peer)) return List.of();
        List<Contact> gone = new ArrayList<>();
        at(peer.endpoint()).ifPresent(old -> gone.add(remove(old.id())));
        List<Contact> crowd = crowd(peer);
        if (!crowd.isEmpty()) gone.add(remove(pick(crowd).id()));
        entries.put(peer.id(), new Entry(peer));
        return gone;
    }

    /** Tells whether {@code peer} is new here and there is a place that it may have. */
    boolean wouldAdd(Contact peer) {
        if (peer.id().equals(self) || entries.containsKey(peer.id())) return false;
        return at(peer.endpoint()).isPresent()
                || !isCrowded(peer)
                || !crowd(peer).isEmpty();
    }

    /** Notes that {@code id} answered. */
    void heard(NodeId id) {
        Entry entry = entries.get(id);
        if (entry != null) entry.missed = 0;
    }

    /** Notes that {@code id} did not answer; drops it and tells so if that was the second time. */
    boolean missed(NodeId id) {
        Entry entry = entries.get(id);
        if (entry == null || ++entry.missed < 2) return false;
        remove(id);
        return true;
    }

    /** Drops {@code id}, which is not who it was taken for. */
    Contact remove(NodeId id) {
        Entry entry = entries.remove(id);
        if (entry == null) throw new IllegalStateException("no neighbour " + id);
        return entry.contact;
    }

    boolean contains(NodeId id) {
        return entries.containsKey(id);
    }

    /** Whoever is listed at {@code endpoint}. */
    Optional<Contact> at(PeerEndpoint endpoint) {
        return all().stream().filter(peer -> peer.endpoint().equals(endpoint)).findFirst();
    }

    /** Everybody, the one known for longest first. */
    List<Contact> all() {
        return entries.values().stream().map(entry -> entry.contact).toList();
    }

    /** Those who answered when last asked, the one known for longest first. */
    List<Contact> live() {
        return entries.values().stream()
                .filter(entry -> entry.missed == 0)
                .map(entry -> entry.contact)
                .toList();
    }

    /** Up to {@code count} live ones in random order, without those in {@code but}. */
    List<Contact> draw(int count, Collection<NodeId> but) {
        List<Contact> some = new ArrayList<>(live());
        some.removeIf(peer -> but.contains(peer.id()));
        Collections.shuffle(some, new Random(chance.nextLong()));
        return List.copyOf(some.subList(0, Math.min(count, some.size())));
    }

    int size() {
        return entries.size();
    }

    /** Whether a newcomer would push somebody out who is well. */
    boolean isFull() {
        return live().size() >= limits.neighbours();
    }

    private boolean hasNoPlace() {
        return entries.size() >= limits.neighbours();
    }

    private boolean isCrowded(Contact peer) {
        return hasNoPlace() || isPrefixFull(peer);
    }

    private boolean isPrefixFull(Contact peer) {
        String host = peer.endpoint().host();
        boolean here = Vicinity.of(host).filter(Vicinity.LOOPBACK::equals).isPresent();
        return !here && ofPrefix(host).size() >= limits.perPrefix();
    }

    /** Of whom one goes if {@code peer} comes; empty if nobody has to, or nobody may. */
    private List<Contact> crowd(Contact peer) {
        if (!isCrowded(peer)) return List.of();
        List<Contact> leaving = new ArrayList<>(all());
        leaving.removeAll(live());
        if (leaving.isEmpty()) leaving = all().subList(entries.size() / 2, entries.size());
        if (!isPrefixFull(peer)) return leaving;
        List<Contact> same = ofPrefix(peer.endpoint().host());
        return leaving.stream().filter(same::contains).toList();
    }

    private List<Contact> ofPrefix(String host) {
        String prefix = Vicinity.prefix(host);
        return entries.values().stream()
                .filter(entry -> entry.prefix.equals(prefix))
                .map(entry -> entry.contact)
                .toList();
    }

    private Contact pick(List<Contact> some) {
        return some.get(chance.nextInt(some.size()));
    }

    private static final class Entry {

        private final Contact contact;
        private final String prefix;
        private int missed;

        Entry(Contact contact) {
            this.contact = contact;
            this.prefix = Vicinity.prefix(contact.endpoint().host());
        }
    }
}
