package p4.sim.cluster.virtual;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import p4.control.ControlPlane;
import p4.model.Credentials;
import p4.model.PeerEndpoint;
import p4.model.Token;
import p4.peer.Peer;
import p4.peer.PeerCommands;
import p4.peer.PeerGauges;
import p4.sim.cluster.FaultyFolder;
import p4.sim.cluster.FreezableExecutor;
import p4.sim.cluster.FreezableTimeline;
import p4.sim.cluster.Member;
import p4.sim.cluster.NodeSettings;
import p4.sim.cluster.PeerScribe;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.scenario.TrackerSpec;
import p4.sim.time.NodeClock;
import p4.sim.time.SkewedTimeline;
import p4.time.Timeline;
import p4.transfer.DataPlane;
import p4.transfer.LateHandler;

/** One real peer of a run, with a disk in memory that outlives its crashes. */
final class VirtualPeer implements Presence {

    private final Member member;
    private final int number;
    private final VirtualDisk disk;
    private final NodeClock clock;
    private final Surroundings around;
    private final RandomGenerator chance;
    private final Token identity;
    private final DiskHealth health;
    private Optional<Running> running = Optional.empty();

    VirtualPeer(
            Member member,
            int number,
            VirtualDisk disk,
            NodeClock clock,
            Surroundings around,
            RandomGenerator chance) {
        this.member = member;
        this.number = number;
        this.disk = disk;
        this.clock = clock;
        this.around = around;
        this.chance = chance;
        this.identity = Token.draw(chance);
        this.health = new DiskHealth(around.timeline(), kind -> tell(new Event.DiskFelt(kind)));
    }

    /** What a peer finds where it starts: everything it does not own. */
    record Surroundings(
            Journal journal,
            Timeline timeline,
            DataWire wire,
            Credentials credentials,
            TrackerSpec tracker) {}

    private record Running(
            Peer peer,
            FreezableTimeline timeline,
            FreezableExecutor disk,
            FaultyFolder folder,
            DataWire.Plug plug) {

        void end() {
            peer.crash();
            plug.close();
            folder.close();
        }
    }

    /** Starts it with what its disk holds; it asks the tracker by {@code control}. */
    void start(ControlPlane control) {
        if (isUp()) throw new IllegalStateException(member.peer() + " runs already");
        Timeline real = around.timeline();
        var timeline =
                new FreezableTimeline(clock.isRight() ? real : new SkewedTimeline(real, clock));
        var reading = new FreezableExecutor(Runnable::run);
        var folder = new FaultyFolder(new AilingFolder(disk.folder(), health, timeline));
        disk.folder().watch(folder::changed);
        PeerEndpoint endpoint = Addresses.endpoint(number);
        var handler = new LateHandler();
        DataWire.Plug plug = around.wire().plug(number, handler, handler, reading, timeline);
        DataPlane data = plug.data();
        var peer = new Peer(
                NodeSettings.peer(
                        member, identity, around.credentials(), endpoint, around.tracker()),
                control,
                data,
                folder,
                folder,
                chance,
                timeline,
                new PeerScribe(around.journal(), member.peer()));
        handler.become(peer.uploads(), peer.proofs());
        running = Optional.of(new Running(peer, timeline, reading, folder, plug));
        tell(new Event.PeerStarted(endpoint.toString(), disk.fileCount()));
        peer.start();
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
        return leaving.peer().leave().whenComplete((left, failed) -> {
            leaving.end();
            if (running.filter(leaving::equals).isPresent()) running = Optional.empty();
        });
    }

    /** Holds up everything it does. */
    void freeze() {
        running.ifPresent(node -> {
            node.timeline().freeze();
            node.disk().freeze();
        });
    }

    /** Lets it go on. */
    void thaw() {
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

    /** How busy it is; empty if it is not up. */
    Optional<PeerGauges> gauges() {
        return running.map(node -> node.peer().gauges());
    }

    /** Its commands; fails if it is not up. */
    PeerCommands commands() {
        return running.map(Running::peer)
                .orElseThrow(() -> new IllegalStateException(member.peer() + " is not up"));
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

    private void tell(Event event) {
        around.journal().tell(member.peer().value(), event);
    }
}
