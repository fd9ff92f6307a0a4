package p4.sim.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.OverlayTold;

/** Who lists whom in an overlay, and who listens where, as the journal tells of it. */
final class NeighbourLists {

    private final Map<String, Set<String>> lists = new HashMap<>();
    private final Map<String, String> names = new HashMap<>(); // by address
    private final Set<String> up = new HashSet<>();

    /** Hears of {@code entry}. */
    void hear(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.PeerStarted started) {
            names.put(started.endpoint(), entry.who());
            up.add(entry.who());
            lists.remove(entry.who());
        } else if (event instanceof Event.PeerCrashed || event instanceof Event.PeerLeft) {
            up.remove(entry.who());
            lists.remove(entry.who());
        } else if (event instanceof OverlayTold.NeighbourAdded added) {
            lists.computeIfAbsent(entry.who(), who -> new HashSet<>()).add(added.peer());
        } else if (event instanceof OverlayTold.NeighbourDropped dropped) {
            of(entry.who()).remove(dropped.peer());
        }
    }

    /** How many {@code who} lists. */
    int count(String who) {
        return of(who).size();
    }

    /** How many of those are up. */
    int live(String who) {
        return (int) of(who).stream()
                .filter(peer -> name(peer).filter(up::contains).isPresent())
                .count();
    }

    /** Tells whether anybody lists {@code peer}. */
    boolean isListed(String peer) {
        return lists.values().stream()
                .flatMap(Set::stream)
                .anyMatch(listed -> name(listed).filter(peer::equals).isPresent());
    }

    /** Who listens at {@code address}, or did. */
    Optional<String> name(String address) {
        return Optional.ofNullable(names.get(address));
    }

    private Set<String> of(String who) {
        return lists.getOrDefault(who, new HashSet<>());
    }
}
