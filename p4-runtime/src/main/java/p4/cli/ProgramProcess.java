package p4.cli;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import p4.compat.CompatLimits;
import p4.compat.program.OwnFiles;
import p4.compat.program.Program;
import p4.disk.DirectoryFolder;
import p4.disk.DiskSettings;
import p4.model.Credentials;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.Token;
import p4.peer.PeerObserver;
import p4.peer.PeerStatus;
import p4.time.SystemTimeline;
import p4.transfer.SharedFolder;
import p4.wire.grpc.NettyTransport;
import p4.wire.grpc.PeerControlEndpoint;
import p4.wire.grpc.PeerServer;
import p4.wire.http.JdkCarrier;

/** A peer that speaks a dialect alone, in this process: composed, started, and stopped. */
final class ProgramProcess implements RunningNode {

    private static final Duration CONTROL_TIMEOUT = Duration.ofSeconds(10);
    private static final long GOODBYE_SECONDS = 3;
    private static final int NET_THREADS = 2;

    private final NodeThreads threads = new NodeThreads();
    private final SystemTimeline timeline = new SystemTimeline(threads.timeline());
    private final NettyTransport transport = new NettyTransport(NET_THREADS);
    private final SecureRandom chance = new SecureRandom();
    private final Home home;
    private final SharedFolder share;
    private final PeerServer server;
    private final PeerServer control;
    private final Program program;
    private final String address;

    private ProgramProcess(
            PeerArguments arguments,
            Dialect dialect,
            Credentials credentials,
            Home home,
            PrintStream warnings,
            PeerObserver observer) {
        this.home = home;
        this.share = DirectoryFolder.open(
                DiskSettings.at(arguments.share(), Optional.of(NodeThreads.named("watch"))),
                threads.disk(),
                warnings::println);
        var files = new OwnFiles(share, threads.disk(), CompatLimits.DEFAULT, observer, timeline);
        SpokenDialect spoken = spoken(dialect, arguments.tracker(), credentials);
        InetSocketAddress listen = arguments.listen();
        this.server = DialectPlaces.serve(listen, transport, spoken.service(files));
        this.address = new PeerEndpoint(OwnAddress.here(listen), server.port()).toString();
        var endpoint = new PeerEndpoint(
                arguments.host().orElseGet(() -> OwnAddress.seenFrom(arguments.tracker(), listen)),
                server.port());
        PeerId name = arguments.name().orElseGet(() -> Names.madeUp(chance));
        this.program = new Program(
                new Program.Identity(name, endpoint, arguments.tracker().toString()),
                spoken.tongue(name, endpoint),
                spoken.port(),
                files,
                threads.disk(),
                CompatLimits.DEFAULT,
                observer,
                chance,
                timeline);
        Token token = Token.draw(chance);
        this.control = PeerServer.start(
                transport.loopbackServer(0), PeerControlEndpoint.service(program, token));
        home.remember(address, new Home.Control(control.port(), token.secret()));
    }

    /** Starts one; it serves when this returns, and joins its network from then on. */
    static ProgramProcess start(
            PeerArguments arguments,
            Dialect dialect,
            Credentials credentials,
            Home home,
            PrintStream warnings,
            PeerObserver observer) {
        var process = new ProgramProcess(arguments, dialect, credentials, home, warnings, observer);
        process.program.start().whenComplete((done, failed) -> {
            if (failed != null) warnings.println(failed.getMessage());
        });
        return process;
    }

    /** What the owner has to know of it. */
    static String warning(Dialect dialect) {
        return "warning: this peer speaks " + dialect.word()
                + " alone, in plaintext; it carries no ticket: whoever reaches its port can fetch what"
                + " it shares, and what a holder sends is what counts as the file";
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public CompletionStage<PeerStatus> status() {
        return program.status();
    }

    @Override
    public void close() {
        home.forget(address);
        try {
            program.logout().toCompletableFuture().get(GOODBYE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException unheard) {
            program.crash(); // the tracker will see that it is gone
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        control.close();
        server.close();
        share.close();
        transport.close();
        threads.close();
    }

    private SpokenDialect spoken(Dialect dialect, URI tracker, Credentials credentials) {
        var carrier = new JdkCarrier(
                tracker,
                JdkCarrier.client(threads.wire(), CONTROL_TIMEOUT),
                CONTROL_TIMEOUT,
                timeline);
        return switch (dialect) {
            case P4_CLASSIC -> new SpokenClassic(carrier, credentials, transport, timeline);
            case CATALOG -> new SpokenCatalog(carrier, credentials, transport, timeline);
            case PSERVER, INVERSE -> throw new IllegalArgumentException(dialect.word());
        };
    }
}
