package p4.cli;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import p4.compat.AddressRule;
import p4.compat.CompatLimits;
import p4.compat.Gateway;
import p4.compat.GuestDesk;
import p4.control.ControlHandler;
import p4.model.Credentials;
import p4.time.SystemTimeline;
import p4.wire.grpc.ConnectionLimits;
import p4.wire.grpc.Encryption;
import p4.wire.grpc.GrpcDataPlane;
import p4.wire.grpc.NettyTransport;
import p4.wire.grpc.PeerServer;
import p4.wire.grpc.TransferEndpoint;
import p4.wire.grpc.TransferLimits;

/**
 * The dialects of a tracker and the gateway between them and its peers: composed, started, stopped.
 *
 * <p>It has threads of its own, so that what guests ask for never holds up the tracker.
 */
final class GatewayProcess implements AutoCloseable {

    private static final int NET_THREADS = 2;

    private final NodeThreads threads = new NodeThreads();
    private final SystemTimeline timeline = new SystemTimeline(threads.timeline());
    private final NettyTransport plain = new NettyTransport(1);
    private final NettyTransport transport;
    private final GrpcDataPlane data;
    private final PeerServer server;
    private final boolean accounts;
    private final List<RunningDialect> dialects;

    /**
     * Starts it beside the tracker that listens at {@code beside} and is asked by {@code tracker}.
     *
     * <p>{@code house} is what the tracker lets anybody in with.
     *
     * <p>It listens when this returns, and has told {@code warnings} of every dialect. With {@code
     * accounts} the tracker knows people by them.
     */
    GatewayProcess(
            DialectArguments arguments,
            InetSocketAddress beside,
            ControlHandler tracker,
            Credentials house,
            GuestDesk desk,
            AddressRule rule,
            Optional<TlsArguments.Credentials> tls,
            boolean accounts,
            PrintStream warnings) {
        this.accounts = accounts;
        this.transport = new NettyTransport(NET_THREADS, ConnectionLimits.DEFAULT, encryption(tls));
        this.data = new GrpcDataPlane(
                transport::channel, threads.disk(), timeline, TransferLimits.DEFAULT);
        InetSocketAddress listen = arguments.gateway(beside);
        this.server = Listening.at(
                listen,
                () -> PeerServer.start(
                        transport.server(listen),
                        TransferEndpoint.service(
                                desk, desk, threads.disk(), timeline, TransferLimits.DEFAULT)));
        var gateway = new Gateway(
                tracker,
                data,
                desk,
                server.port(),
                house,
                threads.disk(),
                new SecureRandom(),
                timeline);
        this.dialects = arguments.dialects().stream()
                .map(dialect -> start(dialect, arguments, beside, listen, gateway, rule))
                .toList();
        dialects.forEach(dialect -> warnings.println(dialect.warning()));
    }

    /** Those that run, in order of their names. */
    List<RunningDialect> dialects() {
        return dialects;
    }

    @Override
    public void close() {
        dialects.forEach(RunningDialect::close);
        server.close();
        data.close();
        plain.close();
        transport.close();
        threads.close();
    }

    private RunningDialect start(
            Dialect dialect,
            DialectArguments arguments,
            InetSocketAddress beside,
            InetSocketAddress nativeData,
            Gateway gateway,
            AddressRule rule) {
        var places = new DialectPlaces(
                arguments.listen(dialect, beside),
                arguments.data(dialect, beside),
                nativeData,
                rule);
        CompatLimits limits = arguments.limits();
        return switch (dialect) {
            case P4_CLASSIC -> new ClassicDialect(places, gateway, plain, limits);
            case PSERVER -> new PserverDialect(places, gateway, plain, threads.disk(), limits);
            case INVERSE -> new InverseDialect(places, gateway, plain, threads.wire(), limits);
            case CATALOG -> new CatalogDialect(places, gateway, plain, accounts, limits);
        };
    }

    private static Encryption encryption(Optional<TlsArguments.Credentials> tls) {
        return new Encryption(
                tls.map(credentials -> credentials.own().serving()),
                tls.map(credentials -> credentials.trusted().calling()));
    }
}
