package p4.wire.grpc;

import io.grpc.ManagedChannelBuilder;
import io.grpc.ServerBuilder;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import p4.model.PeerEndpoint;

/**
 * Calls between peers over TCP; all servers and channels of one transport share its event loops.
 *
 * <p>Plaintext, or as {@link Encryption} says. Calls run on the event loops, so nothing in them may
 * block. A connection that is silent, idle or old is closed, and one that resets streams in a flood is
 * cut off. No proxy is used.
 */
public final class NettyTransport implements AutoCloseable {

    static {
        DiscreetLogs.install();
    }

    private final ConnectionLimits limits;
    private final Optional<SslContext> serving;
    private final Optional<SslContext> calling;
    private final EventLoopGroup acceptors = loops("p4-accept", 1);
    private final EventLoopGroup workers;

    /** Runs on {@code threads} event loops, with the default limits, in plaintext. */
    public NettyTransport(int threads) {
        this(threads, ConnectionLimits.DEFAULT, Encryption.NONE);
    }

    /** Runs on {@code threads} event loops, in plaintext. */
    public NettyTransport(int threads, ConnectionLimits limits) {
        this(threads, limits, Encryption.NONE);
    }

    /** Runs on {@code threads} event loops. */
    public NettyTransport(int threads, ConnectionLimits limits, Encryption encryption) {
        this.limits = limits;
        this.serving = encryption.server();
        this.calling = encryption.client();
        this.workers = loops("p4-net", threads);
    }

    /** A server at {@code address}; port 0 takes any free one. */
    public ServerBuilder<?> server(InetSocketAddress address) {
        NettyServerBuilder builder = plaintextServer(address);
        serving.ifPresent(builder::sslContext);
        return builder;
    }

    /**
     * A server that only this machine can reach, as a control service needs; 0 is any free port.
     *
     * <p>Plaintext: nobody else sees what stays in this machine.
     */
    public ServerBuilder<?> loopbackServer(int port) {
        return plaintextServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** A channel to {@code endpoint}; its name, if it has one, is resolved while it connects. */
    public ManagedChannelBuilder<?> channel(PeerEndpoint endpoint) {
        NettyChannelBuilder builder = builder(endpoint)
                .channelType(NioSocketChannel.class)
                .eventLoopGroup(workers)
                .directExecutor()
                .proxyDetector(address -> null)
                .flowControlWindow(limits.windowBytes()) // and no more: it does not adapt
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) millis(limits.connect()))
                .keepAliveTime(millis(limits.keepAlive()), TimeUnit.MILLISECONDS)
                .keepAliveTimeout(millis(limits.keepAliveAnswer()), TimeUnit.MILLISECONDS)
                .idleTimeout(millis(limits.idle()), TimeUnit.MILLISECONDS);
        return calling.map(builder::sslContext).orElseGet(builder::usePlaintext);
    }

    /** Ends the event loops; servers and channels are useless after that. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the threads are daemons: nobody has to wait
    public void close() {
        workers.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        acceptors.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private NettyServerBuilder plaintextServer(InetSocketAddress address) {
        return NettyServerBuilder.forAddress(address)
                .channelType(NioServerSocketChannel.class)
                .bossEventLoopGroup(acceptors)
                .workerEventLoopGroup(workers)
                .directExecutor()
                .addTransportFilter(new ConnectionCount(limits.connections(), limits.perAddress()))
                .flowControlWindow(limits.windowBytes()) // and no more: it does not adapt
                .maxConcurrentCallsPerConnection(limits.calls())
                .maxRstFramesPerWindow(
                        limits.resets(), (int) limits.resetWindow().toSeconds())
                .permitKeepAliveTime(millis(limits.keepAlive()) * 2 / 3, TimeUnit.MILLISECONDS)
                .keepAliveTime(millis(limits.keepAlive()), TimeUnit.MILLISECONDS)
                .keepAliveTimeout(millis(limits.keepAliveAnswer()), TimeUnit.MILLISECONDS)
                .handshakeTimeout(millis(limits.connect()), TimeUnit.MILLISECONDS)
                .maxConnectionIdle(millis(limits.idle()), TimeUnit.MILLISECONDS)
                .maxConnectionAge(millis(limits.age()), TimeUnit.MILLISECONDS);
    }

    /** An address needs no resolver, and so no thread of one; a name must not hold up the caller. */
    private static NettyChannelBuilder builder(PeerEndpoint endpoint) {
        String host = endpoint.host();
        return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host)
                ? NettyChannelBuilder.forAddress(new InetSocketAddress(host, endpoint.port()))
                : NettyChannelBuilder.forAddress(host, endpoint.port());
    }

    private static long millis(Duration duration) {
        return duration.toMillis();
    }

    private static EventLoopGroup loops(String name, int threads) {
        return new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
    }
}
