package p4.sim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.sim.cluster.Member;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/**
 * Who holds what, and who could serve it now: as the journal tells, not as the tracker believes.
 *
 * <p>A peer is a <em>witness</em> of a file it holds while it is up, honest, registered and has
 * published. May be asked from any thread.
 */
final class Holdings implements Consumer<Entry> {

    private final Map<PeerId, Set<FilePath>> held = new TreeMap<>();
    private final Map<PeerId, PeerEndpoint> up = new TreeMap<>();
    private final Set<PeerId> dishonest = new TreeSet<>();
    private final Set<PeerId> frozen = new TreeSet<>();
    private final Set<PeerId> published = new TreeSet<>();
    private final Map<PeerId, Integer> lapses = new TreeMap<>();
    private boolean trackerCut;

    Holdings(List<Member> members) {
        for (Member member : members) {
            var paths = new TreeSet<FilePath>();
            member.files().forEach(file -> paths.add(file.path()));
            held.put(member.peer(), paths);
        }
    }

    /** A witness at one moment; it has lapsed if it stopped being one at any time since. */
    record Witness(PeerId peer, int lapses) {}

    /** Everyone but {@code asker} who could serve {@code path} now. */
    synchronized List<Witness> witnesses(FilePath path, PeerId asker) {
        return held.entrySet().stream()
                .filter(entry -> entry.getValue().contains(path))
                .map(Map.Entry::getKey)
                .filter(peer -> !peer.equals(asker) && canServe(peer))
                .map(peer -> new Witness(peer, lapses.getOrDefault(peer, 0)))
                .toList();
    }

    /** Tells whether {@code witness} has been one ever since it was named. */
    synchronized boolean stillStands(Witness witness) {
        return canServe(witness.peer())
                && lapses.getOrDefault(witness.peer(), 0) == witness.lapses();
    }

    /** Every path that somebody could serve now, in order. */
    synchronized Set<FilePath> fetchable() {
        var paths = new TreeSet<FilePath>();
        held.forEach((peer, files) -> {
            if (canServe(peer)) paths.addAll(files);
        });
        return paths;
    }

    /** Tells whether each of {@code peers} is up and its offer known to the tracker. */
    synchronized boolean allPublished(List<PeerId> peers) {
        return up.keySet().containsAll(peers) && published.containsAll(peers);
    }

    /** The peers that are up, in order. */
    synchronized Set<PeerId> up() {
        return new TreeSet<>(up.keySet());
    }

    /** Tells whether {@code peer} is up and not frozen. */
    synchronized boolean isAwake(PeerId peer) {
        return up.containsKey(peer) && !frozen.contains(peer);
    }

    /** Where a peer that can serve listens, other than {@code not}. */
    synchronized Optional<PeerEndpoint> anotherEndpoint(PeerId not) {
        return up.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(not) && canServe(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Override
    public synchronized void accept(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.TrackerStarted || event instanceof Event.TrackerHealed) {
            trackerCut = false;
        } else if (event instanceof Event.TrackerCrashed) {
            published.forEach(this::lapse);
            published.clear();
        } else if (event instanceof Event.TrackerCut) {
            published.forEach(this::lapse);
            trackerCut = true;
        } else if (event instanceof Event.OfferPublished offer) {
            published.add(new PeerId(offer.peer()));
        } else if (event instanceof Event.LeaseEvicted evicted) {
            unpublish(new PeerId(evicted.peer()));
        } else if (event instanceof Event.LeaseEnded ended) {
            unpublish(new PeerId(ended.peer()));
        } else if (!entry.who().equals("lab") && !entry.who().equals("tracker")) {
            hearOfPeer(new PeerId(entry.who()), event);
        }
    }

    private void hearOfPeer(PeerId peer, Event event) {
        if (event instanceof Event.PeerStarted started) {
            up.put(peer, PeerEndpoint.parse(started.endpoint()));
            frozen.remove(peer);
        } else if (event instanceof Event.PeerCrashed || event instanceof Event.PeerLeft) {
            up.remove(peer);
            frozen.remove(peer);
            lapse(peer);
        } else if (event instanceof Event.PeerFrozen) {
            frozen.add(peer);
            lapse(peer);
        } else if (event instanceof Event.PeerThawed) {
            frozen.remove(peer);
        } else if (event instanceof Event.PeerCorrupted) {
            dishonest.add(peer);
            lapse(peer);
        } else if (event instanceof Event.PeerMended) {
            dishonest.remove(peer);
        } else if (event instanceof Event.FileChanged) {
            lapse(peer);
        } else if (event instanceof Event.FileSaved saved) {
            hold(peer, saved.path());
        } else if (event instanceof Event.UploadKept kept) {
            hold(peer, kept.path());
        }
    }

    private void hold(PeerId peer, String path) {
        held.computeIfAbsent(peer, p -> new TreeSet<>()).add(new FilePath(path));
    }

    private void unpublish(PeerId peer) {
        published.remove(peer);
        lapse(peer);
    }

    private void lapse(PeerId peer) {
        lapses.merge(peer, 1, Integer::sum);
    }

    private boolean canServe(PeerId peer) {
        return !trackerCut
                && up.containsKey(peer)
                && published.contains(peer)
                && !frozen.contains(peer)
                && !dishonest.contains(peer);
    }

    /** Names the peers among {@code peers}, for the journal. */
    static List<String> names(Iterable<PeerId> peers) {
        var names = new ArrayList<String>();
        peers.forEach(peer -> names.add(peer.value()));
        return names;
    }
}
