package p4.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import p4.control.Caller;
import p4.control.ControlPlane;
import p4.control.ControlReply;
import p4.control.ControlReply.Announced;
import p4.control.ControlRequest;
import p4.control.NoAnswer;
import p4.model.ContentHash;
import p4.model.Credentials;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.TicketKey;
import p4.model.Token;
import p4.time.ManualTimeline;
import p4.time.Timeline;
import p4.tracker.RandomHandout;
import p4.tracker.Tracker;
import p4.tracker.TrackerLimits;
import p4.tracker.TrackerObserver;
import p4.tracker.TrackerSettings;
import p4.tracker.TrackerSnapshot;
import p4.transfer.MemoryDataPlane;
import p4.transfer.MemoryFolder;
import p4.transfer.SharedFolder;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** A real tracker and real peers on one timeline moved by hand, with no wire and no disk. */
final class World {

    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration HEARTBEAT = Duration.ofSeconds(9);
    static final String HOST = "127.0.0.1";

    final ManualTimeline timeline = new ManualTimeline();
    final MemoryDataPlane network = new MemoryDataPlane(8);
    final List<ControlRequest> asked = new ArrayList<>();
    Tracker tracker = freshTracker();
    Class<?> forbidden = Void.class;
    UnaryOperator<SharedFolder> shares = UnaryOperator.identity();
    UnaryOperator<SharedFolder> downloads = UnaryOperator.identity();
    UnaryOperator<Timeline> clocks = UnaryOperator.identity();
    boolean cut;
    boolean hanging;
    final List<CompletableFuture<ControlReply>> hung = new ArrayList<>();
    Optional<ControlReply> answerInstead = Optional.empty();
    private final Map<PeerId, Token> tokens = new TreeMap<>();
    private final Map<PeerId, TicketKey> keys = new TreeMap<>();
    private int ports = 7_000;

    /** A peer with its folder and all that it told. */
    record Node(Peer peer, MemoryFolder folder, List<PeerEvent> events, PeerEndpoint endpoint) {

        <E extends PeerEvent> List<E> told(Class<E> kind) {
            return events.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    Tracker freshTracker() {
        var settings = new TrackerSettings(LEASE, HEARTBEAT, 2, Duration.ofSeconds(20), true, true);
        var fresh = new Tracker(
                settings,
                TrackerLimits.laboratory(),
                new RandomHandout(),
                new TicketKey("0f".repeat(32)),
                new SplittableRandom(asked.size()),
                timeline,
                TrackerObserver.NONE);
        fresh.start();
        return fresh;
    }

    /** The way to the tracker, as every peer has it. */
    ControlPlane control() {
        return request -> {
            asked.add(request);
            if (cut) return CompletableFuture.failedFuture(new NoAnswer("tracker", "cut"));
            if (hanging) return hang();
            ControlReply reply = answerInstead.orElseGet(
                    () -> tracker.handle(request, Caller.at(HOST).admit()));
            if (reply instanceof Announced granted) granted(granted);
            return CompletableFuture.completedFuture(reply);
        };
    }

    /** Seeds for tests that must hold whatever chance brings. */
    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    private void granted(Announced lease) {
        tokens.put(lease.peer(), lease.token());
        keys.put(lease.peer(), lease.ticketKey());
    }

    /** The key of the lease that {@code peer} was granted last. */
    TicketKey ticketKey(String peer) {
        return Objects.requireNonNull(keys.get(new PeerId(peer)));
    }

    private CompletableFuture<ControlReply> hang() {
        var never = new CompletableFuture<ControlReply>();
        hung.add(never);
        return never;
    }

    /** A peer called {@code name} that was not started yet. */
    Node node(String name, UnaryOperator<PeerSettings> settings) {
        return node(name, settings, name.length());
    }

    /** A peer called {@code name} that was not started yet, whose chance is {@code seed}. */
    Node node(String name, UnaryOperator<PeerSettings> settings, long seed) {
        var endpoint = new PeerEndpoint(HOST, ++ports);
        var folder = new MemoryFolder();
        var events = new ArrayList<PeerEvent>();
        var peer = new Peer(
                settings.apply(settings(name, endpoint.port())),
                control(),
                network,
                shares.apply(folder),
                downloads.apply(folder),
                new SplittableRandom(seed),
                clocks.apply(timeline),
                (event, now) -> {
                    if (forbidden.isInstance(event)) throw new AssertionError(event);
                    events.add(event);
                });
        network.plug(endpoint, peer.uploads());
        return new Node(peer, folder, events, endpoint);
    }

    /** The usual settings of a peer called {@code name} that listens on {@code port}. */
    static PeerSettings settings(String name, int port) {
        return new PeerSettings(
                new PeerId(name),
                Token.draw(new SplittableRandom(name.hashCode())),
                Credentials.shared("open sesame"),
                "memory",
                OptionalInt.of(port),
                Optional.empty(),
                PeerSettings.Verification.ONLINE,
                true,
                1_000_000,
                PeerLimits.DEFAULT);
    }

    /** Settings of a peer that takes {@code quotaBytes} of uploads, or none at all. */
    static UnaryOperator<PeerSettings> taking(boolean uploads, long quotaBytes) {
        return usual -> changed(usual, usual.port(), usual.verification(), uploads, quotaBytes);
    }

    /** Settings of a peer that has tickets verified so. */
    static UnaryOperator<PeerSettings> verifying(PeerSettings.Verification verification) {
        return usual -> changed(
                usual, usual.port(), verification, usual.takesUploads(), usual.uploadQuotaBytes());
    }

    /** Settings of a peer that serves nothing. */
    static PeerSettings portless(PeerSettings usual) {
        return changed(usual, OptionalInt.empty(), usual.verification(), false, 0);
    }

    private static PeerSettings changed(
            PeerSettings usual,
            OptionalInt port,
            PeerSettings.Verification verification,
            boolean uploads,
            long quotaBytes) {
        return new PeerSettings(
                usual.name(),
                usual.identity(),
                usual.credentials(),
                usual.tracker(),
                port,
                usual.host(),
                verification,
                uploads,
                quotaBytes,
                usual.limits());
    }

    /** A started peer called {@code name} that offers {@code texts}, named by themselves. */
    Node join(String name, String... texts) {
        return join(name, UnaryOperator.identity(), texts);
    }

    Node join(String name, UnaryOperator<PeerSettings> settings, String... texts) {
        Node node = node(name, settings);
        for (String text : texts) node.folder().put(path(text), bytes(text));
        await(node.peer().start());
        return node;
    }

    /** What {@code stage} completes with, at this moment of the timeline. */
    <T> T await(CompletionStage<T> stage) {
        return timeline.await(stage);
    }

    /** How {@code stage} fails, at this moment of the timeline. */
    Throwable failure(CompletionStage<?> stage) {
        try {
            timeline.await(stage);
        } catch (CompletionException failed) {
            return failed.getCause();
        }
        throw new AssertionError("it did not fail");
    }

    /** The kind of {@code failure}, which is one of a command. */
    static CommandFailed.Kind kind(Throwable failure) {
        assertThat(failure).isInstanceOf(CommandFailed.class);
        return ((CommandFailed) failure).kind();
    }

    /** Fetches the file whose content is {@code text}. */
    CompletionStage<PeerCommands.Fetched> get(Node node, String text) {
        var order = new PeerCommands.Get(path(text), Optional.empty(), Optional.empty(), false);
        return node.peer().get(order, PeerCommands.Progress.NONE);
    }

    /** What the tracker tells {@code asker} about the file whose content is {@code text}. */
    ControlReply.Located located(String asker, String text) {
        var locate = new ControlRequest.Locate(
                Objects.requireNonNull(tokens.get(new PeerId(asker))),
                path(text),
                Optional.empty());
        return (ControlReply.Located) tracker.handle(locate, Caller.at(HOST));
    }

    /** Why {@code stage} was refused. */
    TransferRefusal refusal(CompletionStage<?> stage) {
        Throwable failure = failure(stage);
        if (failure instanceof TransferRefused refused) return refused.why();
        throw new AssertionError("not refused, but failed", failure);
    }

    /** Who is registered. */
    List<String> registered() {
        return tracker.snapshot().peers().stream()
                .map(TrackerSnapshot.Registered::peer)
                .map(PeerId::value)
                .toList();
    }

    /** What {@code node} offers, as the tracker has it. */
    FileTree offer(Node node) {
        return tracker.snapshot().peers().stream()
                .filter(entry -> entry.endpoint().equals(Optional.of(node.endpoint())))
                .map(TrackerSnapshot.Registered::files)
                .findFirst()
                .orElse(FileTree.EMPTY);
    }

    <R extends ControlRequest> List<R> asked(Class<R> kind) {
        return asked.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static FilePath path(String text) {
        return new FilePath("texts/" + text);
    }

    static FileManifest manifest(String text) {
        return new FileManifest(path(text), bytes(text).length, ContentHash.ofContent(bytes(text)));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void hasText(Node node, String text) {
        assertThat(node.folder().content(path(text)))
                .hasValueSatisfying(content -> assertThat(content).isEqualTo(bytes(text)));
    }
}
