package p4.sim.member;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import p4.lab.v1.PostOrder;
import p4.model.PeerId;
import p4.model.Token;
import p4.peer.CommandFailed;
import p4.peer.PeerCommands;
import p4.sim.cluster.Lane;
import p4.sim.cluster.host.PeerNode;
import p4.sim.cluster.host.RawHttp;
import p4.sim.cluster.host.ScratchFolder;
import p4.sim.cluster.host.Threads;
import p4.sim.cluster.host.TrackerNode;
import p4.sim.journal.Journal;
import p4.time.SystemTimeline;
import p4.time.Timeline;
import p4.wire.grpc.NettyTransport;

/** What a member hosts: nothing until it is prepared, and after that the nodes of one run. */
final class Hosting implements AutoCloseable {

    private static final int EVENTS_MAX = 1 << 14;
    private static final String REHEARSAL = ".rehearsal";

    private final InetAddress local;
    private final Path home;
    private final Threads threads;
    private final NettyTransport netty;
    private final Timeline timeline;
    private final EventLog log = new EventLog(EVENTS_MAX);
    private Optional<Prepared> prepared = Optional.empty();

    private record Prepared(Preparation preparation, Household household) {}

    /** Will host nodes that listen at {@code local} and have their files below {@code home}. */
    Hosting(InetAddress local, Path home, Threads threads, NettyTransport netty) {
        this.local = local;
        this.home = home;
        this.threads = threads;
        this.netty = netty;
        this.timeline = new SystemTimeline(threads.timelines());
    }

    /** What the nodes did. */
    EventLog log() {
        return log;
    }

    /** The member's clock. */
    Instant now() {
        return timeline.instant();
    }

    /** The queue of that name, as {@link Threads#lanes} has it; where there is none, nobody waits. */
    Executor queue(String name) {
        return threads.lanes().stream()
                .filter(lane -> lane.name().equals(name))
                .map(Lane::executor)
                .findFirst()
                .orElse(Runnable::run);
    }

    /**
     * Gets ready for {@code preparation}; blocks while files are written.
     *
     * @throws IllegalStateException if it was prepared for something else
     */
    synchronized void prepare(Preparation preparation) {
        if (prepared.isPresent()) {
            if (prepared.get().preparation().equals(preparation)) return;
            throw new IllegalStateException("this member is prepared for something else");
        }
        Instant began = preparation.began();
        var journal = new Journal(() -> Duration.between(began, timeline.instant()));
        journal.listen(log);
        var ground = new Household.Ground(local, home, threads, netty, timeline, journal);
        prepared = Optional.of(new Prepared(preparation, new Household(preparation, ground)));
    }

    /**
     * Plays a {@link Rehearsal} on nodes of its own, with the threads that the member's nodes will have.
     *
     * <p>Blocks until those run; {@code chance} draws what they keep secret.
     */
    CompletionStage<Void> rehearse(int files, RandomGenerator chance) {
        ScratchFolder stage = ScratchFolder.at(home.resolve(REHEARSAL));
        return Rehearsal.in(stage, threads, netty).play(files, chance);
    }

    /**
     * The nodes.
     *
     * @throws IllegalStateException if the member was never prepared
     */
    synchronized Household household() {
        return prepared().household();
    }

    /** Starts the tracker, unless it runs; blocks meanwhile. */
    synchronized void startTracker() {
        TrackerNode tracker = household().tracker();
        if (!tracker.isUp()) tracker.start();
    }

    /** Starts {@code peer}, unless it runs; blocks meanwhile. */
    synchronized void startPeer(PeerId peer) {
        PeerNode node = household().peer(peer);
        if (!node.isUp()) node.start();
    }

    /** The commands of whichever peer the call is meant for that this thread works on. */
    PeerCommands commands() {
        try {
            return household().peer(PeerHeader.meant()).commands();
        } catch (IllegalStateException absent) {
            throw new CommandFailed(CommandFailed.Kind.FAILED, String.valueOf(absent.getMessage()));
        }
    }

    /** Carries out {@code order}; blocks for the tracker's HTTP status. */
    int post(PostOrder order) {
        URI tracker = prepared().preparation().tracker();
        Optional<Token> bearer = Optional.of(order.getBearer())
                .filter(secret -> !secret.isEmpty())
                .map(Token::new);
        try {
            return RawHttp.post(
                    new InetSocketAddress(tracker.getHost(), tracker.getPort()),
                    order.getPath(),
                    bearer,
                    order.getBody());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private synchronized Prepared prepared() {
        return prepared.orElseThrow(
                () -> new IllegalStateException("this member was never prepared"));
    }

    @Override
    public synchronized void close() {
        prepared.ifPresent(nodes -> nodes.household().close());
        prepared = Optional.empty();
    }
}
