package p4.sim.cluster.inprocess;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import p4.control.ControlPlane;
import p4.control.NoAnswer;
import p4.model.ContentHash;
import p4.model.Credentials;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.model.Token;
import p4.peer.PeerCommands;
import p4.sim.cluster.Capability;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.ControlTraffic;
import p4.sim.cluster.Lane;
import p4.sim.cluster.Member;
import p4.sim.cluster.host.CuttableControlPlane;
import p4.sim.cluster.host.LoopbackPorts;
import p4.sim.cluster.host.PeerNode;
import p4.sim.cluster.host.RawHttp;
import p4.sim.cluster.host.ScratchFolder;
import p4.sim.cluster.host.SeedFiles;
import p4.sim.cluster.host.Threads;
import p4.sim.cluster.host.TrackerNode;
import p4.sim.cluster.host.Transports;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;
import p4.time.SystemTimeline;
import p4.time.Timeline;
import p4.transfer.DataPlane;
import p4.wire.grpc.GrpcDataPlane;
import p4.wire.http.Carrier;
import p4.wire.http.HttpControlPlane;
import p4.wire.http.JdkCarrier;

/**
 * The real tracker on a loopback port, and real peers on real disks, in this JVM and in real time.
 *
 * <p>Peers reach each other over gRPC's in-process transport or over Netty on loopback.
 */
public final class InProcessCluster implements Cluster {

    private static final int THREADS = 4;
    private static final Duration CONTROL_TIMEOUT = Duration.ofSeconds(5);

    private final Threads threads;
    private final ScratchFolder scratch = ScratchFolder.create();
    private final Transports transports;
    private final TrackerNode tracker;
    private final Credentials credentials;
    private final ControlPlane control;
    private final GrpcDataPlane data;
    private final Map<PeerId, PeerNode> peers = new TreeMap<>();
    private final Timeline timeline;
    private final ControlTraffic traffic = new ControlTraffic();
    private Optional<Carrier> carrier = Optional.empty();
    private volatile boolean cut;

    private InProcessCluster(
            Scenario scenario,
            List<Member> members,
            Seed seed,
            Journal journal,
            Instant origin,
            Threads threads) {
        this.threads = threads;
        this.timeline = new SystemTimeline(threads.timelines());
        var ports = new LoopbackPorts(seed.stream("ports"));
        this.transports = new Transports(scenario.transport(), threads, ports);
        this.credentials = Credentials.shared(Token.draw(seed.stream("secret")).secret());
        this.tracker = new TrackerNode(
                scenario.tracker(),
                credentials,
                threads,
                ports,
                journal,
                origin,
                seed.stream("tracker"));
        this.control = control(call -> carrier().send(call));
        this.data = new GrpcDataPlane(transports::channel, threads.disk());
        var around = new PeerNode.Surroundings(
                journal,
                threads,
                transports,
                control(traffic.counting(call -> carrier().send(call))),
                credentials,
                scenario.tracker());
        for (Member member : members) {
            peers.put(member.peer(), node(member, around, seed));
        }
    }

    private PeerNode node(Member member, PeerNode.Surroundings around, Seed seed) {
        Path home = scratch.root().resolve(member.peer().value());
        SeedFiles.write(home, member.files());
        RandomGenerator chance = seed.stream("peer/" + member.peer());
        return new PeerNode(member, Token.draw(chance), home, around, chance);
    }

    /**
     * Prepares {@code members} on disk; nothing runs yet but the threads.
     *
     * <p>Moments in {@code journal} are counted from {@code origin}. Blocks while files are written.
     *
     * @param broken hears, on any thread, what a node throws whose invariants are broken
     */
    public static InProcessCluster prepare(
            Scenario scenario,
            List<Member> members,
            Seed seed,
            Journal journal,
            Instant origin,
            Consumer<Throwable> broken) {
        return new InProcessCluster(
                scenario, members, seed, journal, origin, new Threads(THREADS, broken));
    }

    /** What this driver can do. */
    public static Set<Capability> able() {
        return EnumSet.range(Capability.CRASH, Capability.CHANGE_FILES);
    }

    @Override
    public Set<Capability> capabilities() {
        return able();
    }

    @Override
    public CompletionStage<Void> startTracker() {
        return run(tracker::start);
    }

    @Override
    public CompletionStage<Void> crashTracker() {
        return tracker.crash();
    }

    @Override
    public void cutTracker() {
        cut = true;
    }

    @Override
    public void healTracker() {
        cut = false;
    }

    @Override
    public CompletionStage<Void> start(PeerId peer) {
        return run(node(peer)::start);
    }

    @Override
    public CompletionStage<Void> crash(PeerId peer) {
        node(peer).crash();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> leave(PeerId peer) {
        return node(peer).leave();
    }

    @Override
    public CompletionStage<Void> freeze(PeerId peer) {
        node(peer).freeze();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void thaw(PeerId peer) {
        node(peer).thaw();
    }

    @Override
    public void corrupt(PeerId peer) {
        node(peer).corrupt(true);
    }

    @Override
    public void mend(PeerId peer) {
        node(peer).corrupt(false);
    }

    @Override
    public CompletionStage<FilePath> changeFile(PeerId peer) {
        return call(() -> node(peer).changeFile());
    }

    @Override
    public PeerCommands commands(PeerId peer) {
        return node(peer).commands();
    }

    @Override
    public CompletionStage<ContentHash> hash(PeerId peer, FilePath path) {
        return call(() -> node(peer).hash(path));
    }

    @Override
    public ControlPlane control() {
        return control;
    }

    @Override
    public CompletionStage<Integer> post(String path, Optional<Token> bearer, String body) {
        return call(() -> {
            try {
                return RawHttp.post(tracker.address(), path, bearer, body);
            } catch (IOException failed) {
                throw new NoAnswer("the tracker", failed);
            }
        });
    }

    @Override
    public Credentials credentials() {
        return credentials;
    }

    @Override
    public DataPlane data() {
        return data;
    }

    @Override
    public Optional<Event.ControlCarried> traffic() {
        return Optional.of(traffic.sum());
    }

    @Override
    public CompletionStage<Sight> look() {
        return tracker.look();
    }

    @Override
    public List<Lane> lanes() {
        return threads.lanes();
    }

    @Override
    public void close() {
        peers.values().forEach(PeerNode::close);
        tracker.close();
        data.close();
        transports.close();
        threads.close();
        scratch.close();
    }

    private PeerNode node(PeerId peer) {
        PeerNode node = peers.get(peer);
        if (node == null) throw new IllegalArgumentException("no member is called " + peer);
        return node;
    }

    private ControlPlane control(Carrier way) {
        return new CuttableControlPlane(new HttpControlPlane(way, "the tracker"), () -> cut);
    }

    private synchronized Carrier carrier() {
        if (carrier.isEmpty()) {
            HttpClient client = JdkCarrier.client(threads.wire(), CONTROL_TIMEOUT);
            carrier = Optional.of(new JdkCarrier(tracker.uri(), client, CONTROL_TIMEOUT, timeline));
        }
        return carrier.get();
    }

    private CompletionStage<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, threads.disk());
    }

    private <T> CompletionStage<T> call(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads.disk());
    }
}
