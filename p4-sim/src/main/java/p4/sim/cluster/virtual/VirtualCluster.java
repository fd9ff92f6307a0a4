package p4.sim.cluster.virtual;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import p4.model.ContentHash;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.peer.PeerCommands;
import p4.sim.cluster.Capability;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.DiskFault;
import p4.sim.cluster.Hub;
import p4.sim.cluster.Lane;
import p4.sim.cluster.Member;
import p4.sim.cluster.Seek;
import p4.sim.cluster.Sought;
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

/**
 * Real peers on one thread, in virtual time, with links between them, and who else their protocol needs.
 *
 * <p>Node 0 is the tracker or nobody, the peers follow in the order of the members, then the
 * laboratory's visitor and its stranger. For the timeline's thread alone.
 */
public final class VirtualCluster implements Cluster {

    private final Network network;
    private final Roster roster;
    private final Cast cast;
    private final Map<Integer, LinkTable.Disturbance> disturbances = new TreeMap<>();
    private final List<VirtualPeer> peers = new ArrayList<>();

    private VirtualCluster(
            Scenario scenario,
            List<Member> members,
            Seed seed,
            Journal journal,
            VirtualTimeline timeline) {
        LinkPlan plan = LinkPlan.of(scenario, seed);
        this.roster = plan.roster();
        this.network = plan.network(timeline);
        var clocks = new ClockPlan(roster, seed, timeline.instant());
        this.cast = Cast.of(new Cast.Scene(
                scenario,
                members,
                seed,
                journal,
                timeline,
                network,
                roster,
                clocks,
                this::presence));
        var around = new VirtualPeer.Surroundings(journal, timeline, cast.program());
        var library = new VirtualDisk.Library();
        for (Member member : members) {
            peers.add(new VirtualPeer(
                    member,
                    new VirtualDisk(member.files(), library),
                    clocks.clock(number(member.peer())),
                    around,
                    seed.stream("peer/" + member.peer())));
        }
        network.table()
                .observe((fault, packet, verdict) -> journal.tell(
                        roster.name(packet.source()),
                        new Event.LinkFelt(fault, roster.name(packet.target()))));
        cast.watch(peers);
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
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Set<Capability> capabilities() {
        return able();
    }

    @Override
    public Optional<Hub> hub() {
        return cast.hub();
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
    public CompletionStage<Sought> seek(PeerId peer, Seek order) {
        return node(peer).seek(order);
    }

    @Override
    public Optional<Event.ControlCarried> traffic() {
        return Optional.of(cast.traffic());
    }

    @Override
    public CompletionStage<Sight> look() {
        return cast.look();
    }

    @Override
    public List<Lane> lanes() {
        return List.of();
    }

    @Override
    public void close() {
        peers.forEach(VirtualPeer::crash);
        cast.close();
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
