package p4.sim.cluster.inprocess;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import p4.sim.cluster.host.LoopbackPorts;
import p4.sim.cluster.host.PeerNode;
import p4.sim.cluster.host.TcpPlugs;
import p4.sim.journal.Event;

/** Peers of an overlay on ports of this machine, and nobody else. */
final class OverlayCast implements Cast {

    private final OverlayLimits limits;
    private final OverlayTraffic traffic = new OverlayTraffic();
    private final Map<PeerId, PeerEndpoint> endpoints = new TreeMap<>();
    private final Map<PeerEndpoint, PeerId> names = new HashMap<>(); // for look-up only
    private final TcpPlugs plugs;
    private final Program program;

    OverlayCast(Scene scene) {
        this.limits = NodeSettings.overlay(scene.scenario().overlay());
        var ports = new LoopbackPorts(scene.seed().stream("ports"));
        for (Member member : scene.members()) {
            PeerId peer = member.peer();
            var endpoint = new PeerEndpoint(ports.host(), ports.free(peer.value()));
            endpoints.put(peer, endpoint);
            names.put(endpoint, peer);
        }
        this.plugs = new TcpPlugs(
                member -> ports.at(endpoint(member.peer()).port()),
                member -> endpoint(member.peer()));
        var known = new Acquaintances(scene.scenario().overlay(), scene.members(), scene.seed());
        this.program = new OverlayProgram(
                limits,
                plugs,
                member -> known.of(member.peer()).stream().map(this::endpoint).toList(),
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
    public CompletionStage<Cluster.Sight> look(Map<PeerId, PeerNode> peers) {
        return OverlaySight.of(
                peers.values().stream()
                        .filter(PeerNode::isAwake)
                        .map(PeerNode::commands)
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
        plugs.close();
    }

    private PeerEndpoint endpoint(PeerId peer) {
        PeerEndpoint endpoint = endpoints.get(peer);
        if (endpoint == null) throw new IllegalArgumentException("no member is called " + peer);
        return endpoint;
    }
}
