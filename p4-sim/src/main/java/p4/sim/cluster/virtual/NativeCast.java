package p4.sim.cluster.virtual;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.control.ControlPlane;
import p4.model.Credentials;
import p4.model.PeerEndpoint;
import p4.model.Token;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.DataPlugs;
import p4.sim.cluster.Hub;
import p4.sim.cluster.NativeProgram;
import p4.sim.cluster.Program;
import p4.sim.journal.Event;
import p4.sim.net.Roster;
import p4.transfer.DataPlane;

/** A tracker and its peers, with a visitor and a stranger of the laboratory's. */
final class NativeCast implements Cast, Hub {

    private final Scene scene;
    private final VirtualTracker tracker;
    private final Credentials credentials;
    private final ControlWire control;
    private final DataWire wire;
    private final DataWire.Plug visitor;
    private Optional<Invariants> invariants = Optional.empty();

    NativeCast(Scene scene) {
        this.scene = scene;
        this.credentials =
                Credentials.shared(Token.draw(scene.seed().stream("secret")).secret());
        this.tracker = new VirtualTracker(
                scene.scenario().tracker(),
                credentials,
                scene.timeline(),
                scene.clocks().clock(Roster.TRACKER),
                scene.journal(),
                scene.seed().stream("tracker"));
        this.control = new ControlWire(
                scene.scenario().wire(),
                scene.network(),
                scene.timeline(),
                tracker,
                scene.members().size());
        this.wire = switch (scene.scenario().wire()) {
            case REAL -> new GrpcWire(scene.timeline(), scene.network(), scene.nodes());
            case NONE -> new RecordWire(scene.network(), scene.nodes());
        };
        this.visitor = wire.visitor(scene.roster().visitor(), scene.timeline());
    }

    @Override
    public Program program() {
        DataPlugs plugs = (member, handler, prover, disk, timeline) -> {
            int number = scene.number(member);
            return new Plug(
                    wire.plug(number, handler, prover, disk, timeline), Addresses.endpoint(number));
        };
        return new NativeProgram(
                member -> control.of(scene.number(member)),
                plugs,
                credentials,
                scene.scenario().tracker());
    }

    private record Plug(DataWire.Plug wired, PeerEndpoint endpoint) implements DataPlugs.Plug {

        @Override
        public DataPlane data() {
            return wired.data();
        }

        @Override
        public void close() {
            wired.close();
        }
    }

    @Override
    public Optional<Hub> hub() {
        return Optional.of(this);
    }

    @Override
    public void watch(List<VirtualPeer> peers) {
        Map<String, VirtualPeer> byName = new TreeMap<>();
        peers.forEach(peer -> byName.put(peer.name().value(), peer));
        var watching = new Invariants(
                scene.timeline(),
                scene.journal(),
                tracker,
                name -> Optional.ofNullable(byName.get(name)).flatMap(VirtualPeer::gauges),
                peers.size());
        watching.watch();
        invariants = Optional.of(watching);
    }

    @Override
    public CompletionStage<Cluster.Sight> look() {
        long events = invariants.map(Invariants::takeLooked).orElse(0L);
        return CompletableFuture.completedFuture(tracker.look(events));
    }

    @Override
    public Event.ControlCarried traffic() {
        return control.traffic().sum();
    }

    @Override
    public CompletionStage<Void> startTracker() {
        return CompletableFuture.runAsync(tracker::start, Runnable::run);
    }

    @Override
    public CompletionStage<Void> crashTracker() {
        tracker.crash();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void cutTracker() {
        tracker.cut(true);
    }

    @Override
    public void healTracker() {
        tracker.cut(false);
    }

    @Override
    public ControlPlane control() {
        return control.of(scene.roster().visitor());
    }

    @Override
    public CompletionStage<Integer> post(String path, Optional<Token> bearer, String body) {
        return control.post(scene.roster().stranger(), path, bearer, body);
    }

    @Override
    public Credentials credentials() {
        return credentials;
    }

    @Override
    public DataPlane data() {
        return visitor.data();
    }

    @Override
    public void close() {
        scene.timeline().afterEach(() -> {});
        tracker.close();
        visitor.close();
    }
}
