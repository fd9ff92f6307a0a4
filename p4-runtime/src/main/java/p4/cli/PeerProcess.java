package p4.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import p4.control.ControlPlane;
import p4.disk.DirectoryFolder;
import p4.disk.DiskSettings;
import p4.model.Credentials;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.Token;
import p4.peer.Peer;
import p4.peer.PeerLimits;
import p4.peer.PeerObserver;
import p4.peer.PeerSettings;
import p4.peer.PeerStatus;
import p4.time.SystemTimeline;
import p4.transfer.LateHandler;
import p4.transfer.SharedFolder;
import p4.wire.grpc.ConnectionLimits;
import p4.wire.grpc.Encryption;
import p4.wire.grpc.GrpcDataPlane;
import p4.wire.grpc.NettyTransport;
import p4.wire.grpc.PeerControlEndpoint;
import p4.wire.grpc.PeerServer;
import p4.wire.grpc.TransferEndpoint;
import p4.wire.grpc.TransferLimits;
import p4.wire.http.HttpControlPlane;
import p4.wire.http.JdkCarrier;

/** A peer that runs in this process: composed, started, and stopped. */
final class PeerProcess implements RunningNode {

    private static final Duration CONTROL_TIMEOUT = Duration.ofSeconds(10);
    private static final long GOODBYE_SECONDS = 3;
    private static final int NET_THREADS = 2;

    private final NodeThreads threads = new NodeThreads();
    private final SystemTimeline timeline = new SystemTimeline(threads.timeline());
    private final Optional<TlsArguments.Credentials> tls;
    private final NettyTransport transport;
    private final SecureRandom chance = new SecureRandom();
    private final Home home;
    private final SharedFolder share;
    private final SharedFolder downloads;
    private final GrpcDataPlane data;
    private final PeerServer server;
    private final PeerServer control;
    private final Peer peer;
    private final String address;

    private PeerProcess(
            PeerArguments arguments,
            Credentials credentials,
            Home home,
            PrintStream warnings,
            Silence silence,
            PeerObserver observer) {
        this.home = home;
        this.tls = arguments.tls(timeline.instant());
        this.transport = new NettyTransport(NET_THREADS, ConnectionLimits.DEFAULT, encryption());
        this.share = folder(arguments.share(), warnings);
        this.downloads = arguments.downloads().equals(arguments.share())
                ? share
                : folder(arguments.downloads(), warnings);
        this.data = new GrpcDataPlane(
                transport::channel, threads.disk(), timeline, TransferLimits.DEFAULT);
        var handler = new LateHandler();
        this.server = Listening.at(
                arguments.listen(),
                () -> PeerServer.start(
                        transport.server(arguments.listen()),
                        TransferEndpoint.service(
                                handler,
                                handler,
                                threads.disk(),
                                timeline,
                                TransferLimits.DEFAULT)));
        this.address =
                new PeerEndpoint(OwnAddress.here(arguments.listen()), server.port()).toString();
        this.peer = peer(arguments, credentials, tracker(arguments, warnings, silence), observer);
        handler.become(peer.uploads(), peer.proofs());
        Token token = Token.draw(chance);
        this.control = PeerServer.start(
                transport.loopbackServer(0), PeerControlEndpoint.service(peer, token));
        home.remember(address, new Home.Control(control.port(), token.secret()));
    }

    /** Starts one; it serves when this returns, and announces itself from then on. */
    static PeerProcess start(
            PeerArguments arguments,
            Credentials credentials,
            Home home,
            PrintStream warnings,
            Silence silence,
            PeerObserver observer) {
        var process = new PeerProcess(arguments, credentials, home, warnings, silence, observer);
        process.peer.start().whenComplete((done, failed) -> {
            if (failed != null) warnings.println(failed.getMessage());
        });
        return process;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public CompletionStage<PeerStatus> status() {
        return peer.status();
    }

    @Override
    public void close() {
        home.forget(address);
        try {
            peer.leave().toCompletableFuture().get(GOODBYE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException unheard) {
            peer.crash(); // the lease will end by itself
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        control.close();
        server.close();
        data.close();
        share.close();
        downloads.close();
        transport.close();
        threads.close();
    }

    private Encryption encryption() {
        return new Encryption(
                tls.map(credentials -> credentials.own().serving()),
                tls.map(credentials -> credentials.trusted().calling()));
    }

    private ControlPlane tracker(PeerArguments arguments, PrintStream warnings, Silence silence) {
        Optional<SSLContext> calling =
                tls.map(credentials -> credentials.trusted().calling());
        var client = JdkCarrier.client(threads.wire(), CONTROL_TIMEOUT, calling);
        ControlPlane way = silence.listeningTo(
                new HttpControlPlane(arguments.tracker(), client, CONTROL_TIMEOUT, timeline));
        return tls.filter(credentials -> arguments.host().isEmpty())
                .map(credentials -> new SeenAddress(credentials.own(), warnings).listeningTo(way))
                .orElse(way);
    }

    private Peer peer(
            PeerArguments arguments,
            Credentials credentials,
            ControlPlane tracker,
            PeerObserver observer) {
        PeerId name = arguments.name().orElseGet(() -> Names.madeUp(chance));
        var settings = new PeerSettings(
                name,
                arguments.name().isPresent() ? home.identity(name, chance) : Token.draw(chance),
                credentials,
                arguments.tracker().toString(),
                OptionalInt.of(server.port()),
                arguments.host(),
                arguments.verification(),
                arguments.takeUploads(),
                arguments.quotaBytes(),
                PeerLimits.DEFAULT);
        return new Peer(settings, tracker, data, share, downloads, chance, timeline, observer);
    }

    private SharedFolder folder(Path root, PrintStream warnings) {
        return DirectoryFolder.open(
                DiskSettings.at(root, Optional.of(NodeThreads.named("watch"))),
                threads.disk(),
                warnings::println);
    }
}
