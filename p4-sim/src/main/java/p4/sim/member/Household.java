package p4.sim.member;

import java.net.InetAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import p4.model.PeerId;
import p4.model.Token;
import p4.sim.cluster.Member;
import p4.sim.cluster.NativeProgram;
import p4.sim.cluster.host.GrpcPlugs;
import p4.sim.cluster.host.PeerNode;
import p4.sim.cluster.host.SeedFiles;
import p4.sim.cluster.host.Threads;
import p4.sim.cluster.host.TrackerNode;
import p4.sim.cluster.host.Transports;
import p4.sim.journal.Journal;
import p4.time.Timeline;
import p4.wire.grpc.NettyTransport;
import p4.wire.http.HttpControlPlane;
import p4.wire.http.JdkCarrier;

/** The nodes of one member: the tracker, or peers with their folders below a home, or both. */
final class Household implements AutoCloseable {

    private static final Duration CONTROL_TIMEOUT = Duration.ofSeconds(5);

    private final Optional<TrackerNode> tracker;
    private final Map<PeerId, PeerNode> peers = new TreeMap<>();

    /** What the nodes of a member share. */
    record Ground(
            InetAddress local,
            Path home,
            Threads threads,
            NettyTransport netty,
            Timeline timeline,
            Journal journal) {}

    /** Puts the files of {@code preparation} in place, unless they are; blocks meanwhile. */
    Household(Preparation preparation, Ground ground) {
        var ports = new AgreedPorts(ground.local(), preparation);
        this.tracker = preparation.trackerPort().isPresent()
                ? Optional.of(tracker(preparation, ground, ports))
                : Optional.empty();
        if (preparation.peers().isEmpty()) return;
        PeerNode.Surroundings around = around(preparation, ground, ports);
        for (Preparation.Hosted peer : preparation.peers()) {
            Member member = peer.member();
            peers.put(member.peer(), peer(member, preparation, ground, around));
        }
    }

    private static TrackerNode tracker(Preparation preparation, Ground ground, AgreedPorts ports) {
        return new TrackerNode(
                preparation.terms(),
                preparation.credentials(),
                ground.threads(),
                ports,
                ground.journal(),
                preparation.began(),
                preparation.seed().stream(inLife("tracker", preparation)));
    }

    private static PeerNode.Surroundings around(
            Preparation preparation, Ground ground, AgreedPorts ports) {
        HttpClient client = JdkCarrier.client(ground.threads().wire(), CONTROL_TIMEOUT);
        var control = new HttpControlPlane(
                preparation.tracker(), client, CONTROL_TIMEOUT, ground.timeline());
        var program = new NativeProgram(
                member -> control,
                new GrpcPlugs(new Transports(ground.netty(), ground.threads(), ports)),
                preparation.credentials(),
                preparation.terms());
        return new PeerNode.Surroundings(ground.journal(), ground.threads(), program);
    }

    private static PeerNode peer(
            Member member, Preparation preparation, Ground ground, PeerNode.Surroundings around) {
        String name = "peer/" + member.peer();
        Path folder = ground.home().resolve(member.peer().value());
        SeedFiles.writeOnce(folder, member.files());
        RandomGenerator chance = preparation.seed().stream(inLife(name, preparation));
        Token identity = Token.draw(preparation.seed().stream(name)); // the same in every life
        return new PeerNode(member, identity, folder, around, chance);
    }

    /** A peer that lives again must not draw again what it drew before. */
    private static String inLife(String stream, Preparation preparation) {
        return stream + "/life/" + preparation.life();
    }

    /**
     * The tracker.
     *
     * @throws IllegalStateException if it is hosted elsewhere
     */
    TrackerNode tracker() {
        return tracker.orElseThrow(
                () -> new IllegalStateException("the tracker is not hosted here"));
    }

    /**
     * A peer.
     *
     * @throws IllegalStateException if it is hosted elsewhere
     */
    PeerNode peer(PeerId peer) {
        PeerNode node = peers.get(peer);
        if (node == null) throw new IllegalStateException(peer + " is not hosted here");
        return node;
    }

    @Override
    public void close() {
        peers.values().forEach(PeerNode::close);
        tracker.ifPresent(TrackerNode::close);
    }
}
