package p4.sim.member;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import p4.model.Credentials;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.model.Token;
import p4.peer.PeerCommands;
import p4.sim.cluster.Member;
import p4.sim.cluster.host.LoopbackPorts;
import p4.sim.cluster.host.ScratchFolder;
import p4.sim.cluster.host.Threads;
import p4.sim.journal.Entry;
import p4.sim.journal.EntryCodec;
import p4.sim.journal.Event;
import p4.sim.scenario.TrackerSpec;
import p4.sim.time.Seed;
import p4.wire.grpc.NettyTransport;

/**
 * A network of a tracker and two peers that a member plays to itself on loopback before a run.
 *
 * <p>A program is slow at whatever it does for the first time: it loads classes and interprets them.
 * Without a rehearsal the first seconds of a run would measure that, in every member at once. Nothing of
 * it is left: no node, no file, no event.
 */
public final class Rehearsal {

    private static final TrackerSpec TERMS = new TrackerSpec(
            Duration.ofSeconds(4),
            Duration.ofSeconds(1),
            TrackerSpec.Handout.RANDOM,
            TrackerSpec.Verify.ONLINE);
    static final PeerId HOLDER = new PeerId("holder");
    static final PeerId ASKER = new PeerId("asker");
    private static final long BYTES = 32 << 10;

    private final Hosting hosting;
    private final ScratchFolder home;
    private final Executor worker;

    private Rehearsal(Hosting hosting, ScratchFolder home, Executor worker) {
        this.hosting = hosting;
        this.home = home;
        this.worker = worker;
    }

    /** Will play on nodes of its own that use {@code threads} and {@code netty}, with files in {@code home}. */
    static Rehearsal in(ScratchFolder home, Threads threads, NettyTransport netty) {
        var hosting = new Hosting(InetAddress.getLoopbackAddress(), home.root(), threads, netty);
        return new Rehearsal(hosting, home, threads.disk());
    }

    /**
     * Plays in this process, for a laboratory that is slow at first as well.
     *
     * <p>Uses {@code threads} and {@code netty} as a run does; blocks until the nodes run.
     *
     * @param chance draws a secret that nobody else knows
     * @return done when {@code files} files were fetched, and all is gone again
     */
    public static CompletionStage<Void> here(
            Threads threads, NettyTransport netty, int files, RandomGenerator chance) {
        return in(ScratchFolder.create(), threads, netty).play(files, chance);
    }

    /**
     * Plays; blocks until the nodes run.
     *
     * @param chance draws a secret that nobody else knows
     * @return done when all {@code files} of the one peer were fetched by the other, and all is gone again
     */
    CompletionStage<Void> play(int files, RandomGenerator chance) {
        CompletionStage<Void> played = open(files, chance);
        for (int file = 0; file < files; file++) played = thenFetch(played, path(file));
        return played.whenCompleteAsync((done, failed) -> strike(), worker);
    }

    private CompletionStage<Void> open(int files, RandomGenerator chance) {
        var opening = new Opening(hosting.log());
        try {
            hosting.prepare(preparation(files, chance));
            hosting.startTracker();
            hosting.startPeer(HOLDER);
            hosting.startPeer(ASKER);
            return opening.over();
        } catch (RuntimeException failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    private CompletionStage<Void> thenFetch(CompletionStage<Void> before, FilePath path) {
        var order = new PeerCommands.Get(path, Optional.empty(), Optional.empty(), true);
        return before.thenCompose(ready -> hosting.household()
                        .peer(ASKER)
                        .commands()
                        .get(order, PeerCommands.Progress.NONE))
                .thenAccept(fetched -> {});
    }

    private void strike() {
        hosting.close();
        home.close();
    }

    /** Where the holder has file number {@code file}, which counts from 0. */
    static FilePath path(int file) {
        return new FilePath("rehearsal/" + file);
    }

    /** A tracker and two peers on this machine, the holder with {@code count} files. */
    static Preparation preparation(int count, RandomGenerator chance) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int[] ports = freePorts(3, chance);
        List<Member.SeedFile> files = IntStream.range(0, count)
                .mapToObj(file -> new Member.SeedFile(path(file), BYTES, file))
                .toList();
        var holder = new Member(HOLDER, "holders", false, files);
        var asker = new Member(ASKER, "askers", false, List.of());
        String host = loopback.getHostAddress();
        return new Preparation(
                new Seed(chance.nextLong()),
                0,
                Instant.EPOCH,
                Credentials.shared(Token.draw(chance).secret()),
                TERMS,
                URI.create("http://" + host + ":" + ports[0]),
                host,
                OptionalInt.of(ports[0]),
                List.of(
                        new Preparation.Hosted(holder, ports[1]),
                        new Preparation.Hosted(asker, ports[2])));
    }

    /**
     * Ports that nobody listens at.
     *
     * <p>Not those that systems give to outgoing connections: one of them would soon be taken.
     */
    private static int[] freePorts(int count, RandomGenerator chance) {
        var ports = new LoopbackPorts(chance);
        return IntStream.generate(() -> ports.free("rehearsal")).limit(count).toArray();
    }

    /** Hears when the holder has offered its files and the asker may ask. */
    private static final class Opening {

        private final EventLog log;
        private final CompletableFuture<Void> published = new CompletableFuture<>();
        private final CompletableFuture<Void> announced = new CompletableFuture<>();
        private long next = 1;

        Opening(EventLog log) {
            this.log = log;
            log.attach(this::read);
        }

        CompletionStage<Void> over() {
            return CompletableFuture.allOf(published, announced);
        }

        private synchronized void read() {
            for (var more = log.from(next); more.isPresent(); more = log.from(next)) {
                next = more.get().number() + 1;
                more.get().line().map(EntryCodec::read).ifPresent(this::hear);
            }
        }

        private void hear(Entry entry) {
            boolean ofHolder = entry.who().equals(HOLDER.value());
            if (ofHolder && entry.event() instanceof Event.Published) published.complete(null);
            if (!ofHolder && entry.event() instanceof Event.Announced) announced.complete(null);
        }
    }
}
