package p4.sim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.sim.cluster.Member;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.OverlayTold;

/**
 * Who holds what, and who could serve it now: as the journal tells, not as the tracker believes.
 *
 * <p>A peer is a <em>witness</em> of a file it holds while it is up, honest, registered and has
 * published; in an overlay, while it is up, honest, answers for files and knows somebody. May be asked
 * from any thread.
 */
final class Holdings implements Consumer<Entry> {

    /** By path, who holds it, and the moment since when. */
    private final Map<FilePath, Map<PeerId, Long>> holders = new TreeMap<>();

    private final Map<PeerId, List<FilePath>> first = new TreeMap<>();
    private final Set<PeerId> takers = new TreeSet<>();
    private final Map<PeerId, PeerEndpoint> up = new TreeMap<>();
    private final Set<PeerId> dishonest = new TreeSet<>();
    private final Set<PeerId> frozen = new TreeSet<>();
    private final Set<PeerId> published = new TreeSet<>();
    private final Set<PeerId> offering = new TreeSet<>(); // in an overlay
    private final Set<PeerId> linked = new TreeSet<>(); // in an overlay

    /** The moment since when a peer has or has not been able to serve, without a break. */
    private final Map<PeerId, Long> turned = new TreeMap<>();

    private long moment;
    private boolean trackerCut;

    Holdings(List<Member> members) {
        for (Member member : members) {
            if (member.takesUploads()) takers.add(member.peer());
            List<FilePath> own =
                    member.files().stream().map(file -> file.path()).toList();
            first.put(member.peer(), own);
            own.forEach(path -> hold(member.peer(), path));
        }
    }

    /** Names this moment, for {@link #witness}. */
    synchronized long mark() {
        return moment;
    }

    /** Somebody but {@code asker} who could serve {@code path} at {@code mark} and ever since. */
    synchronized Optional<PeerId> witness(FilePath path, PeerId asker, long mark) {
        return holders.getOrDefault(path, Map.of()).entrySet().stream()
                .filter(holder -> holder.getValue() <= mark)
                .map(Map.Entry::getKey)
                .filter(peer -> turned.getOrDefault(peer, 0L) <= mark)
                .filter(peer -> !peer.equals(asker) && canServe(peer))
                .findFirst();
    }

    /** Everybody but {@code asker} who could serve one of {@code paths} at {@code mark} and ever since. */
    synchronized Set<PeerId> servers(Set<FilePath> paths, PeerId asker, long mark) {
        var servers = new TreeSet<PeerId>();
        for (FilePath path : paths) {
            holders.getOrDefault(path, Map.of()).forEach((peer, since) -> {
                boolean all = since <= mark && turned.getOrDefault(peer, 0L) <= mark;
                if (all && !peer.equals(asker) && canServe(peer)) servers.add(peer);
            });
        }
        return servers;
    }

    /** Every path that somebody holds, up or not, which is {@code wanted}; in order. */
    synchronized Set<FilePath> paths(Predicate<FilePath> wanted) {
        return holders.keySet().stream()
                .filter(wanted)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Who is up and listens at {@code endpoint}. */
    synchronized Optional<PeerId> at(PeerEndpoint endpoint) {
        return up.entrySet().stream()
                .filter(entry -> entry.getValue().equals(endpoint))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Tells whether a taker of uploads could take {@code path} at {@code mark} and ever since. */
    synchronized boolean couldTake(FilePath path, PeerId asker, long mark) {
        Map<PeerId, Long> having = holders.getOrDefault(path, Map.of());
        return takers.stream()
                .filter(peer -> !peer.equals(asker) && !having.containsKey(peer))
                .anyMatch(peer -> turned.getOrDefault(peer, 0L) <= mark && canServe(peer));
    }

    /** Every path that somebody could serve now, in order. */
    synchronized Set<FilePath> fetchable() {
        var paths = new TreeSet<FilePath>();
        holders.forEach((path, peers) -> {
            if (peers.keySet().stream().anyMatch(this::canServe)) paths.add(path);
        });
        return paths;
    }

    /** Tells whether each of {@code peers} is up and its offer known to the tracker. */
    synchronized boolean allPublished(List<PeerId> peers) {
        return up.keySet().containsAll(peers) && published.containsAll(peers);
    }

    /** The peers that are up, in order. */
    synchronized List<PeerId> up() {
        return List.copyOf(up.keySet());
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
            turnAll();
        } else if (event instanceof Event.TrackerCrashed) {
            turnAll();
            published.clear();
        } else if (event instanceof Event.TrackerCut) {
            trackerCut = true;
            turnAll();
        } else if (event instanceof Event.OfferPublished offer) {
            var peer = new PeerId(offer.peer());
            if (published.add(peer)) turn(peer);
        } else if (event instanceof Event.LeaseEvicted evicted) {
            unpublish(new PeerId(evicted.peer()));
        } else if (event instanceof Event.LeaseEnded ended) {
            unpublish(new PeerId(ended.peer()));
        } else if (event instanceof Event.FileSaved saved) {
            hold(new PeerId(entry.who()), new FilePath(saved.path()));
        } else if (event instanceof Event.UploadKept kept) {
            hold(new PeerId(entry.who()), new FilePath(kept.path()));
        } else if (event instanceof Event.DiskLost) {
            loseDisk(new PeerId(entry.who()));
        } else if (event instanceof Event.FileChanged) {
            turn(new PeerId(entry.who()));
        } else if (event instanceof OverlayTold.FilesOffered) {
            offering.add(new PeerId(entry.who()));
            publishIfFound(new PeerId(entry.who()));
        } else if (event instanceof OverlayTold.NeighbourAdded) {
            linked.add(new PeerId(entry.who()));
            publishIfFound(new PeerId(entry.who()));
        } else {
            hearOfState(entry.who(), event);
        }
    }

    /** A peer of an overlay that is all there is need not know anybody. */
    private void publishIfFound(PeerId peer) {
        boolean found = linked.contains(peer) || first.size() == 1;
        if (offering.contains(peer) && found && published.add(peer)) turn(peer);
    }

    private void hearOfState(String who, Event event) {
        if (event instanceof Event.PeerStarted started) {
            var peer = new PeerId(who);
            up.put(peer, PeerEndpoint.parse(started.endpoint()));
            frozen.remove(peer);
            if (offering.remove(peer)) published.remove(peer);
            linked.remove(peer);
            turn(peer);
        } else if (event instanceof Event.PeerCrashed || event instanceof Event.PeerLeft) {
            var peer = new PeerId(who);
            up.remove(peer);
            frozen.remove(peer);
            turn(peer);
        } else if (event instanceof Event.PeerFrozen) {
            frozen.add(turn(new PeerId(who)));
        } else if (event instanceof Event.PeerThawed) {
            frozen.remove(turn(new PeerId(who)));
        } else if (event instanceof Event.PeerCorrupted) {
            dishonest.add(turn(new PeerId(who)));
        } else if (event instanceof Event.PeerMended) {
            dishonest.remove(turn(new PeerId(who)));
        }
    }

    private void hold(PeerId peer, FilePath path) {
        holders.computeIfAbsent(path, p -> new TreeMap<>()).putIfAbsent(peer, ++moment);
    }

    private void loseDisk(PeerId peer) {
        holders.values().forEach(peers -> peers.remove(peer));
        first.getOrDefault(peer, List.of()).forEach(path -> hold(peer, path));
    }

    private void unpublish(PeerId peer) {
        published.remove(peer);
        turn(peer);
    }

    private PeerId turn(PeerId peer) {
        turned.put(peer, ++moment);
        return peer;
    }

    private void turnAll() {
        published.forEach(this::turn);
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
