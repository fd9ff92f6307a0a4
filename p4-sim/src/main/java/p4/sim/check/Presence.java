package p4.sim.check;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** Who is up and answers, and since when and why the others do not. */
final class Presence {

    private final Set<String> awake = new TreeSet<>();
    private final Map<String, Absence> absent = new TreeMap<>();

    /** Gone {@code since} a moment; {@code how} is a word such as {@code crashed}. */
    record Absence(String how, Duration since) {}

    /** Hears of {@code entry}. */
    void hear(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.PeerStarted || event instanceof Event.PeerThawed) {
            absent.remove(entry.who());
            awake.add(entry.who());
        } else if (event instanceof Event.PeerCrashed) {
            leave(entry, "crashed");
        } else if (event instanceof Event.PeerLeft) {
            leave(entry, "left");
        } else if (event instanceof Event.PeerFrozen) {
            leave(entry, "froze");
        }
    }

    /** The peers that are up and not frozen, in order. */
    Set<String> awake() {
        return awake;
    }

    /** Tells whether {@code peer} is up and not frozen. */
    boolean isAwake(String peer) {
        return awake.contains(peer);
    }

    /** {@code peer} and what became of it, such as {@code leechers-4 (crashed 31.20 s ago)}. */
    String describe(String peer, Duration now) {
        return Optional.ofNullable(absent.get(peer))
                .map(gone -> peer + " (" + gone.how() + " " + Words.seconds(now.minus(gone.since()))
                        + " ago)")
                .orElse(peer + (isAwake(peer) ? "" : " (never started)"));
    }

    private void leave(Entry entry, String how) {
        awake.remove(entry.who());
        absent.put(entry.who(), new Absence(how, entry.at()));
    }
}
