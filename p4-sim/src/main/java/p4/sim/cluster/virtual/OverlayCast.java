package p4.sim.cluster.virtual;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.overlay.OverlayLimits;
import p4.sim.cluster.Acquaintances;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.Hub;
import p4.sim.cluster.Member;
import p4.sim.cluster.NodeSettings;
import p4.sim.cluster.OverlayProgram;
import p4.sim.cluster.OverlaySight;
import p4.sim.cluster.OverlayTraffic;
import p4.sim.cluster.Program;
import p4.sim.journal.Event;

/** Peers of an overlay, and nobody else. */
final class OverlayCast implements Cast {

    private final OverlayLimits limits;
    private final OverlayTraffic traffic = new OverlayTraffic();
    private final Program program;
    private final Map<PeerEndpoint, PeerId> names = new HashMap<>(); // for look-up only
    private List<VirtualPeer> peers = List.of();

    OverlayCast(Scene scene) {
        this.limits = NodeSettings.overlay(scene.scenario().overlay());
        for (Member member : scene.members()) {
            names.put(Spread.endpoint(scene.number(member)), member.peer());
        }
        var wire = new OverlayWire(scene.scenario().wire(), scene.network(), scene.nodes());
        var known = new Acquaintances(scene.scenario().overlay(), scene.members(), scene.seed());
        this.program = new OverlayProgram(
                limits,
                (member, timeline) -> wire.plug(scene.number(member)),
                member -> known.of(member.peer()).stream()
                        .map(peer -> Spread.endpoint(scene.roster().number(peer.value())))
                        .toList(),
                traffic);
    }

    @Override
    public Program program() {
        return program;
    }

    @Override
    public Optional<Hub> hub() {
        return Optional.empty();
    }

    @Override
    public void watch(List<VirtualPeer> all) {
        peers = List.copyOf(all);
    }

    @Override
    public CompletionStage<Cluster.Sight> look() {
        return OverlaySight.of(
                peers.stream()
                        .filter(VirtualPeer::isAwake)
                        .map(VirtualPeer::commands)
                        .toList(),
                endpoint -> Optional.ofNullable(names.get(endpoint)),
                limits.peers().neighbours());
    }

    @Override
    public Event.ControlCarried traffic() {
        return traffic.sum().sum();
    }

    @Override
    public void close() {
        // nobody is there but the peers
    }
}
