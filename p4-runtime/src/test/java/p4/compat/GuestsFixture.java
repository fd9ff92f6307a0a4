package p4.compat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import p4.account.AdmissionGate;
import p4.account.SharedSecret;
import p4.control.Caller;
import p4.control.ControlHandler;
import p4.model.Credentials;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.TicketKey;
import p4.model.Token;
import p4.peer.Peer;
import p4.peer.PeerCommands;
import p4.peer.PeerLimits;
import p4.peer.PeerObserver;
import p4.peer.PeerSettings;
import p4.time.ManualTimeline;
import p4.tracker.RandomHandout;
import p4.tracker.TimelineHandler;
import p4.tracker.Tracker;
import p4.tracker.TrackerLimits;
import p4.tracker.TrackerObserver;
import p4.tracker.TrackerSettings;
import p4.transfer.MemoryDataPlane;
import p4.transfer.MemoryFolder;
import p4.transfer.PeerUnreachable;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** A real tracker and its gateway on a timeline moved by hand; programs are maps of files. */
abstract class GuestsFixture {

    static final String HERE = "127.0.0.1";
    static final String SECRET = "open sesame";
    static final Duration LEASE = Duration.ofSeconds(30);
    static final int GATEWAY = 9_000;

    final ManualTimeline timeline = new ManualTimeline();
    final MemoryDataPlane network = new MemoryDataPlane(8);
    final Programs programs = new Programs();
    final GuestDesk desk = new GuestDesk();
    final CompatLimits limits = CompatLimits.DEFAULT;
    ControlHandler tracker;
    Gateway gateway;
    Guests guests;

    @BeforeEach
    final void startTracker() {
        start(7);
    }

    final void start(long seed) {
        var settings = new TrackerSettings(
                LEASE, Duration.ofSeconds(9), 2, Duration.ofSeconds(20), false, true);
        var pure = new Tracker(
                settings,
                TrackerLimits.laboratory(),
                new RandomHandout(),
                new TicketKey("0f".repeat(32)),
                new SplittableRandom(1),
                timeline,
                TrackerObserver.NONE,
                desk.dialBack(
                        (endpoint, challenge) -> CompletableFuture.completedFuture(true),
                        Runnable::run));
        pure.start();
        tracker = new AdmissionGate(
                new SharedSecret(SECRET), new TimelineHandler(pure, timeline), Runnable::run, 8);
        network.plug(new PeerEndpoint(HERE, GATEWAY), desk);
        gateway = new Gateway(
                tracker,
                network,
                desk,
                GATEWAY,
                Credentials.shared(SECRET),
                Runnable::run,
                new SplittableRandom(seed),
                timeline);
        guests = new Guests(gateway, programs, limits);
    }

    /** What programs serve, and which of them live. */
    static final class Programs implements DataPort {

        private final Map<String, Map<String, String>> served = new TreeMap<>();
        final List<String> read = new ArrayList<>();

        /** Has the program at {@code port} serve {@code text} as {@code name}. */
        void serve(int port, String name, String text) {
            served.computeIfAbsent(HERE + ":" + port, at -> new TreeMap<>()).put(name, text);
        }

        /** Has the program at {@code port} die. */
        void kill(int port) {
            served.remove(HERE + ":" + port);
        }

        @Override
        public CompletionStage<byte[]> read(PeerEndpoint endpoint, FilePath path) {
            read.add(endpoint + "/" + path);
            Map<String, String> files = served.get(endpoint.toString());
            if (files == null) {
                return CompletableFuture.failedFuture(new PeerUnreachable(
                        endpoint.toString(), new IllegalStateException("dead")));
            }
            return Optional.ofNullable(files.get(path.value()))
                    .map(text -> CompletableFuture.completedFuture(
                            text.getBytes(StandardCharsets.UTF_8)))
                    .orElseGet(() -> CompletableFuture.failedFuture(
                            new TransferRefused(TransferRefusal.NOT_FOUND, "no such file")));
        }

        @Override
        public CompletionStage<Boolean> answers(PeerEndpoint endpoint) {
            return CompletableFuture.completedFuture(served.containsKey(endpoint.toString()));
        }
    }

    /** A visit of {@code name}, which serves at {@code port}. */
    static Visit visit(String name, int port) {
        return new Visit(
                new PeerId(name),
                Credentials.shared(SECRET),
                new PeerEndpoint(HERE, port),
                HERE,
                HERE);
    }

    /** Lets {@code name} in, which serves {@code text} as {@code file} at {@code port}. */
    final Token join(String name, int port, String file, String text) {
        programs.serve(port, file, text);
        Token token = timeline.await(guests.admit(visit(name, port)));
        offer(token, file);
        return token;
    }

    /** Offers {@code file}, and waits until it is, or given up. */
    final void offer(Token token, String file) {
        CompletionStage<Optional<Boolean>> offered =
                guests.with(token.secret(), guest -> guest.offer(new FilePath(file)));
        timeline.advance(limits.offerWithin());
        timeline.await(offered);
    }

    /** What all offer, as seen by {@code token}. */
    final List<String> list(Token token) {
        return timeline
                .await(guests.with(token.secret(), Guest::list))
                .orElseThrow()
                .files()
                .stream()
                .map(file -> file.path().value())
                .toList();
    }

    /** Tells whether {@code token} is still known. */
    final boolean knows(Token token) {
        return timeline.await(guests.with(token.secret(), Guest::list)).isPresent();
    }

    /** A native peer that shares nothing but what is put into {@code folder}. */
    final Peer peer(String name, int port, MemoryFolder folder) {
        var peer = new Peer(
                new PeerSettings(
                        new PeerId(name),
                        Token.draw(new SplittableRandom(port)),
                        Credentials.shared(SECRET),
                        "the tracker",
                        OptionalInt.of(port),
                        Optional.empty(),
                        PeerSettings.Verification.ONLINE,
                        false,
                        0,
                        PeerLimits.DEFAULT),
                request -> tracker.handle(request, Caller.at(HERE)),
                network,
                folder,
                folder,
                new SplittableRandom(port),
                timeline,
                PeerObserver.NONE);
        network.plug(new PeerEndpoint(HERE, port), peer.uploads());
        timeline.await(peer.start());
        timeline.advance(Duration.ofSeconds(1));
        return peer;
    }

    /** Fetches {@code path} natively; its text. */
    final String fetched(Peer peer, MemoryFolder folder, String path) {
        var order =
                new PeerCommands.Get(new FilePath(path), Optional.empty(), Optional.empty(), true);
        timeline.await(peer.get(order, PeerCommands.Progress.NONE));
        return new String(folder.content(new FilePath(path)).orElseThrow(), StandardCharsets.UTF_8);
    }
}
