package p4.cli;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import p4.compat.CompatLimits;
import p4.compat.pserver.Arrivals;
import p4.compat.pserver.PserverCalls;
import p4.compat.pserver.PserverEndpoint;
import p4.compat.pserver.PserverPeer;
import p4.compat.pserver.PserverTracker;
import p4.compat.pserver.wire.Any;
import p4.compat.pserver.wire.Credentials;
import p4.compat.pserver.wire.File;
import p4.compat.pserver.wire.PServerGrpc;
import p4.compat.pserver.wire.PServerGrpc.PServerBlockingStub;
import p4.compat.pserver.wire.Reply;
import p4.compat.pserver.wire.Url;
import p4.disk.DirectoryFolder;
import p4.disk.DiskSettings;
import p4.model.PeerEndpoint;
import p4.peer.CommandFailed;
import p4.time.SystemTimeline;
import p4.transfer.SharedFolder;
import p4.wire.grpc.GrpcDataPlane;
import p4.wire.grpc.NettyTransport;
import p4.wire.grpc.PeerServer;
import p4.wire.grpc.TransferLimits;
import p4.wire.http.JdkCarrier;

/**
 * A peer of pserver of the user's own, driven through the service it has for that.
 *
 * <p>Every call blocks until it is answered, with a status of HTTP, or fails with {@link CommandFailed}.
 */
final class PserverVisit implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PUSHED_WITHIN = Duration.ofMinutes(10);
    private static final long GOODBYE_SECONDS = 2;

    private final NodeThreads threads = new NodeThreads();
    private final SystemTimeline timeline = new SystemTimeline(threads.timeline());
    private final NettyTransport transport = new NettyTransport(1);
    private final CompatLimits limits = CompatLimits.DEFAULT.withCallWithin(PUSHED_WITHIN);
    private final GrpcDataPlane data =
            new GrpcDataPlane(transport::channel, threads.disk(), timeline, TransferLimits.DEFAULT);
    private final SharedFolder folder;
    private final PeerServer server;
    private final PserverPeer peer;
    private final ManagedChannel channel;
    private final String url;

    /** Serves {@code folder}, and speaks to the tracker at {@code at}, which knows nothing of it yet. */
    PserverVisit(InetSocketAddress at, Path folder) {
        InetAddress own = OwnAddress.seenFrom(at);
        this.folder = DirectoryFolder.open(
                DiskSettings.at(folder, Optional.empty()), threads.disk(), warning -> {});
        var arrivals = new Arrivals(limits, timeline);
        var ready = new CompletableFuture<PserverPeer>();
        this.server = PeerServer.start(
                transport
                        .server(new InetSocketAddress(own, 0))
                        .addService(ArrivingBytes.service(arrivals, threads.disk(), timeline)),
                PserverEndpoint.service(ready, own.getHostAddress()));
        var endpoint = new PeerEndpoint(own.getHostAddress(), server.port());
        this.url = endpoint.toString();
        this.peer = new PserverPeer(
                new PserverPeer.Place(endpoint, at.getAddress().getHostAddress()),
                new PserverTracker(carrier(at), endpoint, timeline, ZoneId.systemDefault()),
                new PserverCalls(transport::channel, data, limits, timeline),
                arrivals,
                this.folder,
                limits,
                timeline);
        ready.complete(peer);
        this.channel = transport.channel(endpoint).build();
    }

    int logIn(String user, String password) {
        var who =
                Credentials.newBuilder().setUsername(user).setPassword(password).build();
        return status(service -> service.requestLogIn(who));
    }

    int logOut() {
        var own = Url.newBuilder().setUrl(url).build();
        return status(service ->
                service.withDeadlineAfter(GOODBYE_SECONDS, TimeUnit.SECONDS).requestLogOut(own));
    }

    int download(String file) {
        return status(service -> service.downloadFile(named(file)));
    }

    int upload(String file) {
        return status(service -> service.uploadFile(named(file)));
    }

    /** The names of all it has. */
    List<String> list() {
        return ask(service -> service.listIndex(Any.getDefaultInstance())).getMyListList();
    }

    /** Stops at once; who wants to say goodbye does it before. */
    @Override
    public void close() {
        peer.close();
        channel.shutdownNow();
        server.close();
        data.close();
        folder.close();
        transport.close();
        threads.close();
    }

    private JdkCarrier carrier(InetSocketAddress at) {
        return new JdkCarrier(
                URI.create("http://" + AddressText.write(at)),
                JdkCarrier.client(threads.wire(), TIMEOUT),
                TIMEOUT,
                timeline);
    }

    private int status(Function<PServerBlockingStub, Reply> question) {
        return ask(question).getStatusCode();
    }

    private <T> T ask(Function<PServerBlockingStub, T> question) {
        try {
            return question.apply(PServerGrpc.newBlockingStub(channel));
        } catch (StatusRuntimeException failed) {
            throw new CommandFailed(
                    CommandFailed.Kind.FAILED,
                    "your peer does not answer: " + failed.getStatus().getCode());
        }
    }

    private static File named(String file) {
        return File.newBuilder().setFileName(file).build();
    }
}
