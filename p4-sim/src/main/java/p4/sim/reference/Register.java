package p4.sim.reference;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.model.Token;

/** Who has a lease, and who offers what at which path. */
final class Register {

    private final Map<PeerId, Registered> byName = new TreeMap<>();
    private final Map<Token, Registered> byToken = new HashMap<>();
    private final NavigableMap<String, Map<FileManifest, Set<PeerId>>> shelves = new TreeMap<>();
    private int offers;

    /** Of each lease its end, or an earlier one: a renewal is looked up when that one is due. */
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));

    private record Due(Instant at, Token token) {}

    /** Ends every lease that is over at {@code now}; it is over at its very end already. */
    void evict(Instant now) {
        for (Due next = due.peek(); next != null && !next.at().isAfter(now); next = due.peek()) {
            due.remove();
            Registered lease = byToken.get(next.token());
            if (lease == null) continue;
            if (lease.ends().isAfter(now)) due.add(new Due(lease.ends(), lease.token()));
            else end(lease);
        }
    }

    void enter(Registered lease) {
        byName.put(lease.peer(), lease);
        byToken.put(lease.token(), lease);
        due.add(new Due(lease.ends(), lease.token()));
    }

    void end(Registered lease) {
        for (FileManifest file : lease.files().values()) withdraw(lease.peer(), file);
        byName.remove(lease.peer());
        byToken.remove(lease.token());
    }

    Optional<Registered> named(PeerId peer) {
        return Optional.ofNullable(byName.get(peer));
    }

    Optional<Registered> owner(Token token) {
        return Optional.ofNullable(byToken.get(token));
    }

    Collection<Registered> all() {
        return byName.values();
    }

    /** How many files are offered; one counts once for each who offers it. */
    int offers() {
        return offers;
    }

    /** Makes {@code next} all that {@code lease} offers. */
    void offer(Registered lease, Map<FilePath, FileManifest> next) {
        var touched = new HashSet<>(lease.files().values());
        touched.addAll(next.values());
        for (FileManifest file : touched) {
            boolean before = file.equals(lease.files().get(file.path()));
            boolean after = file.equals(next.get(file.path()));
            if (before && !after) withdraw(lease.peer(), file);
            if (after && !before) add(lease.peer(), file);
        }
        lease.files().clear();
        lease.files().putAll(next);
    }

    /** What is offered at each path, in order of the paths. */
    NavigableMap<String, Map<FileManifest, Set<PeerId>>> shelves() {
        return shelves;
    }

    /** What is offered at {@code path}, and by whom. */
    Map<FileManifest, Set<PeerId>> at(FilePath path) {
        return shelves.getOrDefault(path.value(), Map.of());
    }

    /** Tells whether nothing at its path has more holders than {@code file}. */
    boolean prevails(FileManifest file) {
        Map<FileManifest, Set<PeerId>> shelf = at(file.path());
        int holders = shelf.getOrDefault(file, Set.of()).size();
        return holders > 0 && shelf.values().stream().allMatch(other -> other.size() <= holders);
    }

    private void add(PeerId peer, FileManifest file) {
        shelves.computeIfAbsent(file.path().value(), path -> new HashMap<>())
                .computeIfAbsent(file, content -> new TreeSet<>())
                .add(peer);
        offers++;
    }

    private void withdraw(PeerId peer, FileManifest file) {
        Map<FileManifest, Set<PeerId>> shelf = at(file.path());
        Set<PeerId> holders = shelf.getOrDefault(file, Set.of());
        holders.remove(peer);
        if (holders.isEmpty()) shelf.remove(file);
        if (shelf.isEmpty()) shelves.remove(file.path().value());
        offers--;
    }
}
