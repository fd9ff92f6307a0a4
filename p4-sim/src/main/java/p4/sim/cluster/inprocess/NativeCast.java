package p4.sim.cluster.inprocess;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.control.ControlPlane;
import p4.control.NoAnswer;
import p4.model.Credentials;
import p4.model.PeerId;
import p4.model.Token;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.ControlTraffic;
import p4.sim.cluster.Hub;
import p4.sim.cluster.NativeProgram;
import p4.sim.cluster.Program;
import p4.sim.cluster.host.CuttableControlPlane;
import p4.sim.cluster.host.GrpcPlugs;
import p4.sim.cluster.host.LoopbackPorts;
import p4.sim.cluster.host.PeerNode;
import p4.sim.cluster.host.RawHttp;
import p4.sim.cluster.host.Threads;
import p4.sim.cluster.host.TrackerNode;
import p4.sim.cluster.host.Transports;
import p4.sim.journal.Event;
import p4.time.SystemTimeline;
import p4.time.Timeline;
import p4.transfer.DataPlane;
import p4.wire.grpc.GrpcDataPlane;
import p4.wire.http.Carrier;
import p4.wire.http.HttpControlPlane;
import p4.wire.http.JdkCarrier;

/** A tracker on a loopback port and its peers, over gRPC's in-process transport or Netty on loopback. */
final class NativeCast implements Cast, Hub {

    private static final Duration CONTROL_TIMEOUT = Duration.ofSeconds(5);

    private final Threads threads;
    private final Timeline timeline;
    private final Transports transports;
    private final TrackerNode tracker;
    private final Credentials credentials;
    private final ControlPlane control;
    private final GrpcDataPlane data;
    private final Program program;
    private final ControlTraffic traffic = new ControlTraffic();
    private Optional<Carrier> carrier = Optional.empty();
    private volatile boolean cut;

    NativeCast(Scene scene) {
        this.threads = scene.threads();
        this.timeline = new SystemTimeline(threads.timelines());
        var ports = new LoopbackPorts(scene.seed().stream("ports"));
        this.transports = new Transports(scene.scenario().transport(), threads, ports);
        this.credentials =
                Credentials.shared(Token.draw(scene.seed().stream("secret")).secret());
        this.tracker = new TrackerNode(
                scene.scenario().tracker(),
                credentials,
                threads,
                ports,
                scene.journal(),
                scene.origin(),
                scene.seed().stream("tracker"));
        this.control = control(call -> carrier().send(call));
        this.data = new GrpcDataPlane(transports::channel, threads.disk());
        ControlPlane counted = control(traffic.counting(call -> carrier().send(call)));
        this.program = new NativeProgram(
                member -> counted,
                new GrpcPlugs(transports),
                credentials,
                scene.scenario().tracker());
    }

    @Override
    public Program program() {
        return program;
    }

    @Override
    public Optional<Hub> hub() {
        return Optional.of(this);
    }

    @Override
    public CompletionStage<Cluster.Sight> look(Map<PeerId, PeerNode> peers) {
        return tracker.look();
    }

    @Override
    public Event.ControlCarried traffic() {
        return traffic.sum();
    }

    @Override
    public CompletionStage<Void> startTracker() {
        return CompletableFuture.runAsync(tracker::start, threads.disk());
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
    public ControlPlane control() {
        return control;
    }

    @Override
    public CompletionStage<Integer> post(String path, Optional<Token> bearer, String body) {
        return CompletableFuture.supplyAsync(() -> tell(path, bearer, body), threads.disk());
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
    public void close() {
        tracker.close();
        data.close();
        transports.close();
    }

    private int tell(String path, Optional<Token> bearer, String body) {
        try {
            return RawHttp.post(tracker.address(), path, bearer, body);
        } catch (IOException failed) {
            throw new NoAnswer("the tracker", failed);
        }
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
}
