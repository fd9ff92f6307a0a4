package p4.sim.cluster.remote;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.model.PeerId;
import p4.peer.PeerCommands;
import p4.sim.cluster.Member;
import p4.time.Timeline;
import p4.wire.grpc.RemotePeerCommands;

/** One life of a host: its member, the feed of its events, and the commands of its peers. */
final class Life implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final RemoteMember member;
    private final EventFeed feed;
    private final Timeline timeline;
    private final Map<PeerId, RemotePeerCommands> commands = new TreeMap<>();

    Life(RemoteMember member, EventFeed feed, Timeline timeline) {
        this.member = member;
        this.feed = feed;
        this.timeline = timeline;
    }

    /** Its member. */
    RemoteMember member() {
        return member;
    }

    /**
     * Waits until {@code member} answers, which takes a JVM a while.
     *
     * @return its clock; fails with what it failed with last
     */
    static CompletionStage<Instant> meet(
            RemoteMember member, Timeline timeline, Duration patience) {
        Instant deadline = timeline.instant().plus(patience);
        return member.clock("").exceptionallyCompose(absent -> {
            if (timeline.instant().isAfter(deadline)) {
                return CompletableFuture.failedFuture(absent);
            }
            var again = new CompletableFuture<Void>();
            timeline.after(PAUSE, () -> again.complete(null));
            return again.thenCompose(
                    now -> meet(member, timeline, Duration.between(timeline.instant(), deadline)));
        });
    }

    /** Begins to listen to what happens. */
    void listen() {
        feed.start();
    }

    /** Opens what the commands of {@code peers} go by; done when all have answered, whatever they say. */
    CompletionStage<Void> connect(List<Member> peers) {
        return CompletableFuture.allOf(peers.stream()
                .map(member -> commands(member.peer()).status().handle((status, down) -> null))
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new));
    }

    /** The commands of {@code peer}. */
    synchronized PeerCommands commands(PeerId peer) {
        return commands.computeIfAbsent(peer, member::commands);
    }

    /** Expects no more of it, for it is to be killed; done when its last event is told. */
    CompletionStage<Void> end() {
        CompletionStage<Void> told = feed.end();
        timeline.after(LAST_WORDS, member::close); // a host that is gone may leave a call hanging
        return told;
    }

    /** Hangs up on a member that could not be prepared, and minds no more what it says. */
    void giveUp() {
        CompletionStage<Void> unused = feed.end();
        close();
    }

    /** Hangs up. */
    @Override
    public synchronized void close() {
        commands.values().forEach(RemotePeerCommands::close);
        member.close();
    }
}
