package p4.sim.cluster.virtual;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import p4.model.PeerId;
import p4.model.Token;
import p4.peer.PeerCommands;
import p4.peer.PeerGauges;
import p4.sim.cluster.FaultyFolder;
import p4.sim.cluster.FreezableExecutor;
import p4.sim.cluster.FreezableTimeline;
import p4.sim.cluster.Member;
import p4.sim.cluster.Program;
import p4.sim.cluster.Seek;
import p4.sim.cluster.Sought;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.time.NodeClock;
import p4.sim.time.SkewedTimeline;
import p4.time.Timeline;

/**
 * One real peer of a run, whatever it speaks: a machine that runs the program of its protocol.
 *
 * <p>Its disk, in memory, outlives its crashes.
 */
final class VirtualPeer implements Presence {

    private final Member member;
    private final VirtualDisk disk;
    private final NodeClock clock;
    private final Surroundings around;
    private final RandomGenerator chance;
    private final Token identity;
    private final DiskHealth health;
    private Optional<Running> running = Optional.empty();
    private boolean frozen;

    VirtualPeer(
            Member member,
            VirtualDisk disk,
            NodeClock clock,
            Surroundings around,
            RandomGenerator chance) {
        this.member = member;
        this.disk = disk;
        this.clock = clock;
        this.around = around;
        this.chance = chance;
        this.identity = Token.draw(chance);
        this.health = new DiskHealth(around.timeline(), kind -> tell(new Event.DiskFelt(kind)));
    }

    /** What a peer finds where it starts: everything it does not own. */
    record Surroundings(Journal journal, Timeline timeline, Program program) {}

    private record Running(
            Program.Node node,
            FreezableTimeline timeline,
            FreezableExecutor disk,
            FaultyFolder folder) {

        void end() {
            node.end();
            folder.close();
        }
    }

    /** Its name. */
    PeerId name() {
        return member.peer();
    }

    /** Starts it with what its disk holds. */
    void start() {
        if (isUp()) throw new IllegalStateException(member.peer() + " runs already");
        Timeline real = around.timeline();
        var timeline =
                new FreezableTimeline(clock.isRight() ? real : new SkewedTimeline(real, clock));
        var reading = new FreezableExecutor(Runnable::run);
        var folder = new FaultyFolder(new AilingFolder(disk.folder(), health, timeline));
        disk.folder().watch(folder::changed);
        Program.Node node = around.program()
                .prepare(new Program.Machine(
                        member, identity, folder, reading, timeline, chance, around.journal()));
        running = Optional.of(new Running(node, timeline, reading, folder));
        frozen = false;
        tell(new Event.PeerStarted(node.endpoint().toString(), disk.fileCount()));
        node.begin();
    }

    /** Ends it without a goodbye. */
    void crash() {
        running.ifPresent(Running::end);
        running = Optional.empty();
    }

    /** Tells it to leave, and ends it then. */
    CompletionStage<Void> leave() {
        if (running.isEmpty()) return CompletableFuture.completedFuture(null);
        Running leaving = running.get();
        return leaving.node().leave().whenComplete((left, failed) -> {
            leaving.end();
            if (running.filter(leaving::equals).isPresent()) running = Optional.empty();
        });
    }

    /** Holds up everything it does. */
    void freeze() {
        frozen = true;
        running.ifPresent(node -> {
            node.timeline().freeze();
            node.disk().freeze();
        });
    }

    /** Lets it go on. */
    void thaw() {
        frozen = false;
        running.ifPresent(node -> {
            node.disk().thaw();
            node.timeline().thaw();
        });
    }

    /** Makes it send wrong bytes, or right ones again. */
    void corrupt(boolean wrong) {
        running.ifPresent(node -> node.folder().corrupt(wrong));
    }

    /** Its files. */
    VirtualDisk disk() {
        return disk;
    }

    /** What is wrong with its disk. */
    DiskHealth health() {
        return health;
    }

    /** A number that is drawn for the next change of one of its files. */
    long drawContent() {
        return chance.nextLong();
    }

    /** How busy it is; empty if it is not up, or does not say. */
    Optional<PeerGauges> gauges() {
        return running.flatMap(up -> up.node().gauges());
    }

    /** Its commands; fails if it is not up. */
    PeerCommands commands() {
        return node().commands();
    }

    /** Has its user search an overlay. */
    CompletionStage<Sought> seek(Seek order) {
        return node().seek(order);
    }

    /** Whether it is up and does not stand still. */
    boolean isAwake() {
        return isUp() && !frozen;
    }

    @Override
    public boolean isUp() {
        return running.isPresent();
    }

    @Override
    public Duration readTime(long bytes) {
        return health.work(bytes);
    }

    @Override
    public void runOrHold(Runnable arrival) {
        running.ifPresent(node -> node.timeline().runOrHold(arrival));
    }

    private Program.Node node() {
        return running.map(Running::node)
                .orElseThrow(() -> new IllegalStateException(member.peer() + " is not up"));
    }

    private void tell(Event event) {
        around.journal().tell(member.peer().value(), event);
    }
}
