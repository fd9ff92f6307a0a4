package p4.wire.tcp;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;
import p4.time.Timeline;

/** Threads that networks of several nodes in one process share. */
public final class TcpLoops implements AutoCloseable {

    private final EventLoopGroup loops;

    /** Runs on {@code threads} threads. */
    public TcpLoops(int threads) {
        this.loops = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("p4-overlay", true), NioIoHandler.newFactory());
    }

    /** The network of one more node, which hears everything on {@code timeline}. */
    public TcpNetwork network(TcpLimits limits, Timeline timeline) {
        return new TcpNetwork(loops, limits, timeline, () -> {});
    }

    /** Stops, once every network on it is closed; takes about a second at most. */
    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
    }

    EventLoopGroup group() {
        return loops;
    }
}
