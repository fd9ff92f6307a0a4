package p4.sim.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.peer.PeerCommands;
import p4.peer.PeerCommands.Holder;
import p4.sim.journal.Event;

/** What there is to see of an overlay: who is on whose list. */
public final class OverlaySight {

    private static final String NEIGHBOURS = "overlay.neighbours"; // the longest list of all

    private OverlaySight() {}

    /**
     * Asks {@code peers}, which are up and awake, for their lists, none of which may be longer than {@code
     * limit}; {@code names} says who listens at an address.
     *
     * @return done when all have answered or failed, which counts as a list with nobody on it
     */
    public static CompletionStage<Cluster.Sight> of(
            List<PeerCommands> peers, Function<PeerEndpoint, Optional<PeerId>> names, int limit) {
        List<CompletableFuture<List<Holder>>> lists = new ArrayList<>();
        for (PeerCommands peer : peers) {
            lists.add(peer.neighbours().exceptionally(gone -> List.of()).toCompletableFuture());
        }
        return CompletableFuture.allOf(lists.toArray(CompletableFuture<?>[]::new))
                .thenApply(all ->
                        sum(lists.stream().map(CompletableFuture::join).toList(), names, limit));
    }

    private static Cluster.Sight sum(
            List<List<Holder>> lists, Function<PeerEndpoint, Optional<PeerId>> names, int limit) {
        Map<PeerId, Integer> listings = new TreeMap<>();
        int longest = 0;
        for (List<Holder> list : lists) {
            longest = Math.max(longest, list.size());
            for (Holder peer : list) {
                names.apply(peer.endpoint())
                        .ifPresent(name -> listings.merge(name, 1, Integer::sum));
            }
        }
        return new Cluster.Sight(
                List.copyOf(listings.keySet()),
                List.of(new Event.Gauge(NEIGHBOURS, longest, limit)),
                listings);
    }
}
