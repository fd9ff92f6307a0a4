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

    /** A host of peers that is awake, if there is one. */
    Optional<Life> anyOfPeers() {
        return homes.values().stream()
                .map(RemoteHost::awake)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Starts them all, the tracker's before the others; fails if one does not come up. */
    CompletionStage<Void> start() {
        return tracker()
                .live()
                .thenCompose(alive -> CompletableFuture.allOf(IntStream.range(0, AT_ONCE)
                        .mapToObj(first -> startInTurn(first).toCompletableFuture())
                        .toArray(CompletableFuture<?>[]::new)));
    }

    /** A machine with few cores starts fifty JVMs faster if it does not start all of them at once. */
    private CompletionStage<Void> startInTurn(int next) {
        if (next >= all.size()) return CompletableFuture.completedFuture(null);
        return all.get(next).live().thenCompose(alive -> startInTurn(next + AT_ONCE));
    }
}
