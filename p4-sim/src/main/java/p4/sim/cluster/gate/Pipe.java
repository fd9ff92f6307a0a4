package p4.sim.cluster.gate;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Carries what comes in at one channel out at another, no faster than that takes it.
 *
 * <p>When one end is closed, so is the other.
 */
final class Pipe extends ChannelInboundHandlerAdapter {

    private final Channel out;

    private Pipe(Channel out) {
        this.out = out;
    }

    /** Joins {@code one} and {@code other}, of one event loop, neither of which reads by itself. */
    static void join(Channel one, Channel other) {
        one.pipeline().addLast(new Pipe(other));
        other.pipeline().addLast(new Pipe(one));
        letReadWhile(one, other);
        letReadWhile(other, one);
    }

    /** An end that was closed before the pipe was there tells nobody any more. */
    private static void letReadWhile(Channel one, Channel other) {
        if (other.isActive()) {
            Channel unused = one.read();
        } else {
            ChannelFuture unused = one.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext in, Object bytes) {
        ChannelFuture unused = out.writeAndFlush(bytes).addListener((ChannelFuture sent) -> {
            if (sent.isSuccess()) in.read();
            else exceptionCaught(in, sent.cause());
        });
    }

    @Override
    public void channelInactive(ChannelHandlerContext in) {
        ChannelFuture unused =
                out.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext in, Throwable broken) {
        ChannelFuture unused = in.close(); // which closes the other end too
    }
}
