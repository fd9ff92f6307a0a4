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
import p4.model.PeerId;

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
    Optional<Life> anyOfPeers() {
        return homes.values().stream()
                .map(RemoteHost::awake)
                .flatMap(Optional::stream)
                .findFirst();
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
