package p4.sim.member;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;
import p4.sim.cluster.host.Threads;
import p4.time.SystemTimeline;
import p4.wire.grpc.ConnectionLimits;
import p4.wire.grpc.Encryption;
import p4.wire.grpc.NettyTransport;

/** A member that runs in this process: composed, started, and stopped. */
final class MemberProcess implements AutoCloseable {

    private static final int THREADS = 2;
    private static final int NET_THREADS = 2;
    private static final int CONNECTIONS_MAX = 4_096; // all of them may come from one address

    private final Threads threads;
    private final NettyTransport netty;
    private final Hosting hosting;
    private final MemberServer server;
    private final InetSocketAddress address;

    private MemberProcess(MemberArguments arguments, Runnable end, Consumer<Throwable> broken) {
        this.threads = new Threads(THREADS, broken);
        this.netty = new NettyTransport(NET_THREADS, limits(), Encryption.NONE);
        InetSocketAddress listen = arguments.listen();
        this.hosting = new Hosting(listen.getAddress(), arguments.home(), threads, netty);
        this.server = new MemberServer(
                netty.server(listen),
                hosting,
                arguments.token(),
                new MemberEndpoint(hosting, threads.disk(), end));
        this.address = new InetSocketAddress(listen.getAddress(), server.port());
        new Vigil(new SystemTimeline(threads.timelines()), server::attended, end).start();
    }

    /**
     * Starts one; it listens when this returns.
     *
     * @param end is run, on any thread, when the member has no more to do
     * @param broken hears, on any thread, what a node throws whose invariants are broken
     */
    static MemberProcess start(
            MemberArguments arguments, Runnable end, Consumer<Throwable> broken) {
        return new MemberProcess(arguments, end, broken);
    }

    /** Where it listens, as {@code HOST:PORT}. */
    String address() {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    @Override
    public void close() {
        hosting.close();
        server.close();
        netty.close();
        threads.close();
    }

    private static ConnectionLimits limits() {
        ConnectionLimits usual = ConnectionLimits.DEFAULT;
        return new ConnectionLimits(
                CONNECTIONS_MAX,
                CONNECTIONS_MAX,
                usual.calls(),
                usual.resets(),
                usual.resetWindow(),
                usual.connect(),
                usual.idle(),
                Duration.ofDays(1),
                usual.keepAlive(),
                usual.keepAliveAnswer(),
                usual.windowBytes());
    }
}
