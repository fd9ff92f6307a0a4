package p4.tracker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import p4.model.PeerId;

/**
 * Those who hold one content, from whom some can be drawn without looking at all.
 *
 * <p>Adding, removing and drawing take the same time however many there are.
 */
final class Holders {

    private final List<PeerId> peers = new ArrayList<>(1);
    private final Map<PeerId, Integer> places = new HashMap<>();

    /** Adds {@code peer}; tells whether it was not among them before. */
    boolean add(PeerId peer) {
        if (places.putIfAbsent(peer, peers.size()) != null) return false;
        return peers.add(peer);
    }

    /** Removes {@code peer}; tells whether it was among them. */
    boolean remove(PeerId peer) {
        Integer place = places.remove(peer);
        if (place == null) return false;
        PeerId last = peers.remove(peers.size() - 1);
        if (place < peers.size()) {
            peers.set(place, last);
            places.put(last, place);
        }
        return true;
    }

    boolean contains(PeerId peer) {
        return places.containsKey(peer);
    }

    int size() {
        return peers.size();
    }

    boolean isEmpty() {
        return peers.isEmpty();
    }

    /** How many of them {@code counted} holds for. */
    long count(Predicate<PeerId> counted) {
        return peers.stream().filter(counted).count();
    }

    /** Tells whether {@code wanted} holds for any of them. */
    boolean any(Predicate<PeerId> wanted) {
        return peers.stream().anyMatch(wanted);
    }

    /** All of them, by name. */
    List<PeerId> all() {
        return peers.stream().sorted().toList();
    }

    /**
     * At most {@code most} of them, any as likely as another, in an order that follows from what was
     * added, removed and drawn.
     *
     * <p>Source: Floyd's algorithm, Bentley, "Programming Pearls", CACM 30 (1987) 754.
     */
    List<PeerId> draw(int most, RandomGenerator chance) {
        if (peers.size() <= most) return List.copyOf(peers);
        int[] drawn = new int[most];
        var some = new ArrayList<PeerId>(most);
        for (int count = 0; count < most; count++) {
            int last = peers.size() - most + count;
            int place = chance.nextInt(last + 1);
            drawn[count] = isAmong(drawn, count, place) ? last : place;
            some.add(peers.get(drawn[count]));
        }
        return some;
    }

    /** A look through a few numbers beside each other is quicker than any set of them. */
    private static boolean isAmong(int[] drawn, int count, int place) {
        for (int i = 0; i < count; i++) {
            if (drawn[i] == place) return true;
        }
        return false;
    }
}
