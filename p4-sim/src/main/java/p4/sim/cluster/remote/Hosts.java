package p4.sim.cluster.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.IntStream;
import p4.control.NoAnswer;
import p4.model.ContentHash;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.model.Token;
import p4.peer.PeerCommands;
import p4.sim.cluster.Cluster;

/** Every host of a cluster, and who lives where. */
final class Hosts {

    private static final int AT_ONCE = 6;

    private final List<RemoteHost> all = new ArrayList<>();
    private final Map<PeerId, RemoteHost> homes = new TreeMap<>();

    /** Hosts as {@code plans} have them, the tracker's first. */
    Hosts(List<HostPlan> plans, Fleet fleet, Function<RemoteHost, CompletionStage<Life>> birth) {
        for (HostPlan plan : plans) {
            var host = new RemoteHost(plan, fleet, birth);
            all.add(host);
            plan.peers().forEach(member -> homes.put(member.peer(), host));
        }
    }

    /** All of them, in order. */
    List<RemoteHost> all() {
        return List.copyOf(all);
    }

    /** The host of the tracker. */
    RemoteHost tracker() {
        return all.get(0);
    }

    /**
     * The host of {@code peer}.
     *
     * @throws IllegalArgumentException if it is no member
     */
    RemoteHost of(PeerId peer) {
        RemoteHost host = homes.get(peer);
        if (host == null) throw new IllegalArgumentException("no member is called " + peer);
        return host;
    }

    /** Who lives on those that are called {@code names}. */
    List<PeerId> peersOf(List<String> names) {
        return homes.entrySet().stream()
                .filter(home -> names.contains(home.getValue().plan().name()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A host of peers that is awake, if there is one. */
    private Optional<Life> anyOfPeers() {
        return homes.values().stream()
                .map(RemoteHost::awake)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * The commands of {@code peer}.
     *
     * @throws IllegalStateException if its host is down
     */
    PeerCommands commands(PeerId peer) {
        return of(peer).life().map(life -> life.commands(peer)).orElseThrow(() -> down(peer));
    }

    /** Hashes what lies at {@code path} on the disk of {@code peer}; fails if its host is down. */
    CompletionStage<ContentHash> hash(PeerId peer, FilePath path) {
        return of(peer).life()
                .map(life -> life.member().hash(peer, path))
                .orElseGet(() -> CompletableFuture.failedFuture(down(peer)));
    }

    /**
     * Writes to the tracker from the address of a host of peers.
     *
     * @return its HTTP status; fails with {@link NoAnswer} if there is none
     */
    CompletionStage<Integer> post(String path, Optional<Token> bearer, String body) {
        return anyOfPeers()
                .map(life -> life.member().post(path, bearer, body))
                .orElseGet(() -> CompletableFuture.failedFuture(
                        new IllegalStateException("nobody is up to write to the tracker")))
                .exceptionally(failed -> {
                    throw new NoAnswer("the tracker", failed);
                });
    }

    /** Looks into the tracker; there is nothing to see while its host is down or stands still. */
    CompletionStage<Cluster.Sight> look() {
        return tracker()
                .awake()
                .map(life -> life.member().look())
                .orElseGet(() -> CompletableFuture.completedFuture(Cluster.Sight.NOTHING));
    }

    private static IllegalStateException down(PeerId peer) {
        return new IllegalStateException(peer + " is not up");
    }

    /**
     * Does {@code deed} to them all, some at once; fails if that does for one.
     *
     * <p>A machine with few cores starts fifty JVMs faster if it does not start all of them at once.
     */
    CompletionStage<Void> each(Function<RemoteHost, CompletionStage<?>> deed) {
        return CompletableFuture.allOf(IntStream.range(0, AT_ONCE)
                .mapToObj(first -> inTurn(first, deed).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }

    private CompletionStage<Void> inTurn(int next, Function<RemoteHost, CompletionStage<?>> deed) {
        if (next >= all.size()) return CompletableFuture.completedFuture(null);
        return deed.apply(all.get(next)).thenCompose(done -> inTurn(next + AT_ONCE, deed));
    }
}
