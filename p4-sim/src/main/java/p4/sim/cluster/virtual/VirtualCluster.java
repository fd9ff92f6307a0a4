package p4.sim.cluster.virtual;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import p4.control.ControlPlane;
import p4.model.ContentHash;
import p4.model.Credentials;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.model.Token;
import p4.peer.PeerCommands;
import p4.peer.PeerGauges;
import p4.sim.cluster.Capability;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.DiskFault;
import p4.sim.cluster.Lane;
import p4.sim.cluster.Member;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.net.ClockPlan;
import p4.sim.net.LinkPlan;
import p4.sim.net.LinkRule;
import p4.sim.net.LinkTable;
import p4.sim.net.Network;
import p4.sim.net.Roster;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;
import p4.sim.time.VirtualTimeline;
import p4.transfer.DataPlane;

/**
 * The real tracker and real peers on one thread, in virtual time, with links between them.
 *
 * <p>Node 0 is the tracker, the peers follow in the order of the members, then the laboratory's
 * visitor and its stranger. For the timeline's thread alone.
 */
public final class VirtualCluster implements Cluster {

    private final VirtualTimeline timeline;
    private final Network network;
    private final VirtualTracker tracker;
    private final Credentials credentials;
    private final ControlWire control;
    private final Roster roster;
    private final Map<Integer, LinkTable.Disturbance> disturbances = new TreeMap<>();
    private final Map<String, VirtualPeer> byName = new HashMap<>(); // for look-up only
    private final List<VirtualPeer> peers = new ArrayList<>();
    private final DataWire.Plug visitor;
    private final Invariants invariants;

    private VirtualCluster(
            Scenario scenario,
            List<Member> members,
            Seed seed,
            Journal journal,
            VirtualTimeline timeline) {
        this.timeline = timeline;
        LinkPlan plan = LinkPlan.of(scenario, seed);
        this.roster = plan.roster();
        this.network = plan.network(timeline);
        var clocks = new ClockPlan(roster, seed, timeline.instant());
        this.credentials = Credentials.shared(Token.draw(seed.stream("secret")).secret());
        this.tracker = new VirtualTracker(
                scenario.tracker(),
                credentials,
                timeline,
                clocks.clock(Roster.TRACKER),
                journal,
                seed.stream("tracker"));
        this.control = new ControlWire(scenario.wire(), network, timeline, tracker, members.size());
        DataWire wires = switch (scenario.wire()) {
            case REAL -> new GrpcWire(timeline, network, this::presence);
            case NONE -> new RecordWire(network, this::presence);
        };
        var around = new VirtualPeer.Surroundings(
                journal, timeline, wires, credentials, scenario.tracker());
        var library = new VirtualDisk.Library();
        for (Member member : members) {
            int number = peers.size() + 1;
            var peer = new VirtualPeer(
                    member,
                    number,
                    new VirtualDisk(member.files(), library),
                    clocks.clock(number),
                    around,
                    seed.stream("peer/" + member.peer()));
            peers.add(peer);
            byName.put(member.peer().value(), peer);
        }
        this.visitor = wires.visitor(roster.visitor(), timeline);
        network.table()
                .observe((fault, packet, verdict) -> journal.tell(
                        roster.name(packet.source()),
                        new Event.LinkFelt(fault, roster.name(packet.target()))));
        this.invariants = new Invariants(timeline, journal, tracker, this::gauges, members.size());
        invariants.watch();
    }

    /** Prepares {@code members}; nothing happens until {@code timeline} runs. */
    public static VirtualCluster prepare(
            Scenario scenario,
            List<Member> members,
            Seed seed,
            Journal journal,
            VirtualTimeline timeline) {
        return new VirtualCluster(scenario, members, seed, journal, timeline);
    }

    /** What this driver can do. */
    public static Set<Capability> able() {
        return EnumSet.complementOf(EnumSet.of(Capability.OVERLAY));
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
    public CompletionStage<Void> start(PeerId peer) {
        return run(() -> node(peer).start(control.of(number(peer))));
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
        return call(() -> node(peer).disk().changeFirst(node(peer).drawContent()));
    }

    @Override
    public void disturb(int fault, LinkRule rule) {
        disturbances.put(fault, network.install(fault, rule));
    }

    @Override
    public CompletionStage<Void> calm(int fault) {
        LinkTable.Disturbance installed = disturbances.remove(fault);
        if (installed != null) installed.close();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void hurtDisk(PeerId peer, DiskFault how) {
        node(peer).health().hurt(how);
    }

    @Override
    public void mendDisk(PeerId peer, DiskFault how) {
        node(peer).health().mend(how);
    }

    @Override
    public PeerCommands commands(PeerId peer) {
        return node(peer).commands();
    }

    @Override
    public CompletionStage<ContentHash> hash(PeerId peer, FilePath path) {
        return call(() -> node(peer).disk().hash(path));
    }

    @Override
    public ControlPlane control() {
        return control.of(roster.visitor());
    }

    @Override
    public CompletionStage<Integer> post(String path, Optional<Token> bearer, String body) {
        return control.post(roster.stranger(), path, bearer, body);
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
    public Optional<Event.ControlCarried> traffic() {
        return Optional.of(control.traffic().sum());
    }

    @Override
    public CompletionStage<Sight> look() {
        return CompletableFuture.completedFuture(tracker.look(invariants.takeLooked()));
    }

    @Override
    public List<Lane> lanes() {
        return List.of();
    }

    @Override
    public void close() {
        peers.forEach(VirtualPeer::crash);
        timeline.afterEach(() -> {});
        tracker.close();
        visitor.close();
    }

    private Optional<PeerGauges> gauges(String name) {
        return Optional.ofNullable(byName.get(name)).flatMap(VirtualPeer::gauges);
    }

    private Presence presence(int number) {
        return number >= 1 && number <= peers.size() ? peers.get(number - 1) : Presence.NOBODY;
    }

    private int number(PeerId peer) {
        return roster.number(peer.value());
    }

    private VirtualPeer node(PeerId peer) {
        return peers.get(number(peer) - 1);
    }

    private static CompletionStage<Void> run(Runnable work) {
        return call(() -> {
                    work.run();
                    return Optional.empty();
                })
                .thenAccept(done -> {});
    }

    private static <T> CompletionStage<T> call(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Runnable::run);
    }
}
