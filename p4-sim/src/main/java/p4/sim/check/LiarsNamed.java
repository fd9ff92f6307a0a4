package p4.sim.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/**
 * Every holder that served a peer wrong bytes was named to the tracker by somebody.
 *
 * <p>A lie counts only while somebody is there to complain to and to complain: it is forgotten when
 * its requester goes away, or the tracker does.
 */
final class LiarsNamed implements Check {

    private static final String WRONG_BYTES = "WRONG_BYTES";

    private final Set<String> corrupted = new TreeSet<>();
    private final Map<String, String> suspects = new HashMap<>(); // nonce → requester
    private final Map<String, Map<String, Long>> lies = new TreeMap<>(); // liar → requester → turn
    private final Set<String> named = new TreeSet<>();

    @Override
    public void hear(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.PeerCorrupted) {
            corrupted.add(entry.who());
        } else if (event instanceof Event.PeerMended || event instanceof Event.PeerStarted) {
            corrupted.remove(entry.who());
        } else if (event instanceof Event.FetchStarted started) {
            if (corrupted.contains(started.holder())) suspects.put(started.nonce(), entry.who());
        } else if (event instanceof Event.BytesServed served) {
            if (served.bytes() > 0) hearOfBytes(entry, served);
        } else if (event instanceof Event.HolderReported reported) {
            if (reported.complaint().equals(WRONG_BYTES)) named.add(reported.holder());
        } else if (event instanceof Event.TrackerCrashed || event instanceof Event.TrackerCut) {
            lies.clear();
        } else if (event instanceof Event.PeerCrashed
                || event instanceof Event.PeerLeft
                || event instanceof Event.PeerFrozen) {
            suspects.values().removeIf(entry.who()::equals);
            lies.values().forEach(told -> told.remove(entry.who()));
        }
    }

    private void hearOfBytes(Entry entry, Event.BytesServed served) {
        String requester = suspects.remove(served.nonce());
        if (requester == null || !corrupted.contains(entry.who())) return;
        lies.computeIfAbsent(entry.who(), liar -> new TreeMap<>())
                .putIfAbsent(requester, entry.turn());
    }

    @Override
    public Finding finding() {
        var ledger = new Ledger("holders that served wrong bytes");
        Set<String> liars = new TreeSet<>(named);
        liars.addAll(lies.keySet());
        for (String liar : liars) {
            Optional<Map.Entry<String, Long>> lie = Optional.ofNullable(lies.get(liar))
                    .flatMap(told -> told.entrySet().stream().findFirst());
            if (named.contains(liar)) {
                ledger.good();
            } else {
                lie.ifPresent(told -> ledger.bad(
                        told.getValue(),
                        liar + " served " + told.getKey()
                                + " wrong bytes, and nobody told the tracker"));
            }
        }
        return ledger.finding();
    }
}
