package p4.sim.cluster.gate;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The event loops of a gate, and of the way to one. */
final class Loops {

    private static final int THREADS = 1;

    private Loops() {}

    /** Starts some, on daemon threads called {@code name}. */
    static EventLoopGroup start(String name) {
        return new MultiThreadIoEventLoopGroup(
                THREADS, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
    }

    /** Has {@code deed} done to each channel as it comes. */
    static ChannelInitializer<Channel> each(Consumer<Channel> deed) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                deed.accept(channel);
            }
        };
    }

    /** Ends {@code loops}, and all their channels with them. */
    @SuppressWarnings("FutureReturnValueIgnored") // the threads are daemons: nobody has to wait
    static void end(EventLoopGroup loops) {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
