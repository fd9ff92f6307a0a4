package p4.sim.cluster.inprocess;

import java.nio.file.Path;
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
import p4.model.ContentHash;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.model.Token;
import p4.peer.PeerCommands;
import p4.sim.cluster.Capability;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.Hub;
import p4.sim.cluster.Lane;
import p4.sim.cluster.Member;
import p4.sim.cluster.Seek;
import p4.sim.cluster.Sought;
import p4.sim.cluster.host.PeerNode;
import p4.sim.cluster.host.ScratchFolder;
import p4.sim.cluster.host.SeedFiles;
import p4.sim.cluster.host.Threads;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;

/**
 * Real peers on real disks, and who else their protocol needs, in this JVM and in real time.
 *
 * <p>What a protocol needs besides peers, and how they reach each other, is its {@link Cast}'s to say.
 */
public final class InProcessCluster implements Cluster {

    private static final int THREADS = 4;

    private final Threads threads;
    private final ScratchFolder scratch = ScratchFolder.create();
    private final Cast cast;
    private final Map<PeerId, PeerNode> peers = new TreeMap<>();

    private InProcessCluster(
            Scenario scenario,
            List<Member> members,
            Seed seed,
            Journal journal,
            Instant origin,
            Threads threads) {
        this.threads = threads;
        this.cast = Cast.of(new Cast.Scene(scenario, members, seed, journal, origin, threads));
        var around = new PeerNode.Surroundings(journal, threads, cast.program());
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
        Set<Capability> able = EnumSet.range(Capability.CRASH, Capability.CHANGE_FILES);
        able.add(Capability.OVERLAY);
        return able;
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
    public CompletionStage<Sought> seek(PeerId peer, Seek order) {
        return node(peer).seek(order);
    }

    @Override
    public Optional<Event.ControlCarried> traffic() {
        return Optional.of(cast.traffic());
    }

    @Override
    public CompletionStage<Sight> look() {
        return cast.look(peers);
    }

    @Override
    public List<Lane> lanes() {
        return threads.lanes();
    }

    @Override
    public void close() {
        peers.values().forEach(PeerNode::close);
        cast.close();
        threads.close();
        scratch.close();
    }

    private PeerNode node(PeerId peer) {
        PeerNode node = peers.get(peer);
        if (node == null) throw new IllegalArgumentException("no member is called " + peer);
        return node;
    }

    private CompletionStage<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, threads.disk());
    }

    private <T> CompletionStage<T> call(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads.disk());
    }
}
