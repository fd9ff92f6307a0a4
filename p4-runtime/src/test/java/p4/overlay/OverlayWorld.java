package p4.overlay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.time.ManualTimeline;
import p4.transfer.MemoryFolder;

/** Many nodes of one overlay on one timeline, which all join through the first. */
final class OverlayWorld {

    static final int PORT = 9_000;

    final ManualTimeline timeline = new ManualTimeline();
    final MemoryNetwork network;
    final List<Member> members = new ArrayList<>();
    private final OverlayLimits limits;
    private final SplittableRandom chance;

    OverlayWorld(long seed) {
        this(seed, OverlayLimits.DEFAULT);
    }

    OverlayWorld(long seed, OverlayLimits limits) {
        this.chance = new SplittableRandom(seed);
        this.network = new MemoryNetwork(timeline, chance.split());
        this.limits = limits;
    }

    /** A node, its folder, and what it told its observer. */
    record Member(
            String host,
            NodeId id,
            OverlayNode node,
            MemoryFolder folder,
            List<OverlayEvent> events) {

        PeerEndpoint endpoint() {
            return new PeerEndpoint(host, PORT);
        }

        <T> List<T> events(Class<T> kind) {
            return events.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        void put(String path, String content) {
            folder.put(new FilePath(path), content.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Adds a node that is not started, in a network of its own /24. */
    Member add() {
        int number = members.size();
        return add("10." + number / 256 + "." + number % 256 + ".1");
    }

    /** Adds a node at {@code host} that is not started. */
    Member add(String host) {
        return add(host, members.isEmpty() ? List.of() : List.of(members.get(0).endpoint()));
    }

    /** Adds a node at {@code host} that is not started, and knows those at {@code join} at first. */
    Member add(String host, List<PeerEndpoint> join) {
        var id = NodeId.draw(chance);
        var folder = new MemoryFolder();
        List<OverlayEvent> events = new ArrayList<>();
        var node = new OverlayNode(
                new OverlaySettings(id, PORT, join, limits),
                network.seenFrom(host),
                folder,
                Runnable::run,
                chance.split(),
                timeline,
                (event, now) -> events.add(event));
        var member = new Member(host, id, node, folder, events);
        network.listen(member.endpoint(), node);
        members.add(member);
        return member;
    }

    /** Starts {@code member}; the node goes on by itself. */
    void start(Member member) {
        timeline.await(member.node().start());
    }

    /** Adds and starts {@code count} nodes, one after the other, and lets them find their places. */
    void grow(int count) {
        for (int i = 0; i < count; i++) {
            start(add());
            timeline.advance(Duration.ofMillis(50));
        }
    }

    void pass(int pingIntervals) {
        timeline.advance(limits.peers().ping().multipliedBy(pingIntervals));
    }

    List<Contact> peers(Member member) {
        return timeline.await(stepping(member.node().peers()));
    }

    List<Found> find(Member member, SearchRequest request) {
        return timeline.await(stepping(member.node().find(request)));
    }

    /** Lets time pass until {@code stage} is done. */
    <T> CompletionStage<T> stepping(CompletionStage<T> stage) {
        timeline.runReady();
        for (int i = 0; i < 10_000 && !stage.toCompletableFuture().isDone(); i++) {
            timeline.advance(Duration.ofMillis(20));
        }
        return stage;
    }
}
