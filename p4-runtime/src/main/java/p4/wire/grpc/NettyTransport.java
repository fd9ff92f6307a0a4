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
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import p4.model.PeerEndpoint;

/**
 * Calls between peers over TCP; all servers and channels of one transport share its event loops.
 *
 * <p>Plaintext. Calls run on the event loops, so nothing in them may block. A connection that is
 * silent, idle or old is closed, and one that resets streams in a flood is cut off.
 */
public final class NettyTransport implements AutoCloseable {

    private static final int WINDOW_BYTES = 4 << 20;
    private static final int CALLS_PER_CONNECTION = 256;
    private static final int RESETS_PER_WINDOW = 200;
    private static final int RESET_WINDOW_SECONDS = 10;
    private static final int CONNECT_MILLIS = 3_000;

    private final EventLoopGroup acceptors = loops("p4-accept", 1);
    private final EventLoopGroup workers;

    /** Runs on {@code threads} event loops. */
    public NettyTransport(int threads) {
        workers = loops("p4-net", threads);
    }

    /** A server at {@code address}; port 0 takes any free one. */
    public ServerBuilder<?> server(InetSocketAddress address) {
        return NettyServerBuilder.forAddress(address)
                .channelType(NioServerSocketChannel.class)
                .bossEventLoopGroup(acceptors)
                .workerEventLoopGroup(workers)
                .directExecutor()
                .initialFlowControlWindow(WINDOW_BYTES)
                .maxConcurrentCallsPerConnection(CALLS_PER_CONNECTION)
                .maxRstFramesPerWindow(RESETS_PER_WINDOW, RESET_WINDOW_SECONDS)
                .permitKeepAliveTime(20, TimeUnit.SECONDS)
                .keepAliveTime(30, TimeUnit.SECONDS)
                .keepAliveTimeout(10, TimeUnit.SECONDS)
                .maxConnectionIdle(5, TimeUnit.MINUTES)
                .maxConnectionAge(2, TimeUnit.HOURS);
    }

    /** A channel to {@code endpoint}. */
    public ManagedChannelBuilder<?> channel(PeerEndpoint endpoint) {
        return NettyChannelBuilder.forAddress(
                        new InetSocketAddress(endpoint.host(), endpoint.port()))
                .channelType(NioSocketChannel.class)
                .eventLoopGroup(workers)
                .directExecutor()
                .usePlaintext()
                .initialFlowControlWindow(WINDOW_BYTES)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .keepAliveTime(30, TimeUnit.SECONDS)
                .keepAliveTimeout(10, TimeUnit.SECONDS)
                .idleTimeout(1, TimeUnit.MINUTES);
    }

    /** Ends the event loops; servers and channels are useless after that. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the threads are daemons: nobody has to wait
    public void close() {
        workers.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        acceptors.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private static EventLoopGroup loops(String name, int threads) {
        return new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
    }
}
