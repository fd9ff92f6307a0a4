package p4.wire.tcp;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleStateEvent;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import p4.overlay.Connection;
import p4.overlay.Message;
import p4.time.Timeline;

/**
 * One end of a TCP connection: carries messages between a channel and the timeline of its node.
 *
 * <p>No more is read from the channel before the node has dealt with what was, so a flood waits at its
 * source. Whoever takes too little of what is sent to it is cut off.
 */
final class TcpConnection extends SimpleChannelInboundHandler<Message> implements Connection {

    private final Timeline timeline;
    private final int unsentBytesMax;
    private final Queue<ByteBuffer> early = new ArrayDeque<>(); // said before the dial succeeded
    private final String host;
    private volatile @Nullable Channel channel;
    private @Nullable Listener listener; // none before it is accepted, and once it is over
    private long earlyBytes;
    private boolean over;

    TcpConnection(String host, Timeline timeline, int unsentBytesMax) {
        this.host = host;
        this.timeline = timeline;
        this.unsentBytesMax = unsentBytesMax;
    }

    /** Says who listens; on the timeline. */
    void listener(Listener who) {
        if (!over) listener = who;
    }

    /** Begins to carry; on the timeline. */
    void opened(Channel open) {
        if (over) {
            close(open);
            return;
        }
        channel = open;
        while (!early.isEmpty()) write(open, early.remove());
        read(open);
    }

    /** Tells the listener that it is over; on the timeline. */
    void ended() {
        Listener heard = listener;
        listener = null;
        early.clear();
        if (over) return;
        over = true;
        if (heard != null) heard.closed();
    }

    @Override
    public String remoteHost() {
        Channel open = channel;
        return open != null && open.remoteAddress() instanceof InetSocketAddress remote
                ? numeric(remote)
                : host;
    }

    @Override
    public void send(Message message) {
        if (over) return;
        ByteBuffer frame = FrameWriter.write(message);
        Channel open = channel;
        if (open != null) {
            write(open, frame);
        } else if (earlyBytes + frame.remaining() <= unsentBytesMax) {
            earlyBytes += frame.remaining();
            early.add(frame);
        }
    }

    @Override
    public void close() {
        over = true;
        listener = null;
        early.clear();
        Channel open = channel;
        if (open != null) close(open);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Message message) {
        timeline.execute(() -> {
            Listener heard = listener;
            if (heard != null) heard.received(message);
        });
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        timeline.execute(() -> read(context.channel()));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        timeline.execute(this::ended);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) context.close();
    }

    /** The other end reset it, or something of the like: nothing that it has to be told. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    /** The address of {@code remote} in numbers, without the name of one of this machine's links. */
    static String numeric(InetSocketAddress remote) {
        String host = remote.getAddress().getHostAddress();
        int link = host.indexOf('%');
        return link < 0 ? host : host.substring(0, link);
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void write(Channel open, ByteBuffer frame) {
        if (open.isWritable()) open.writeAndFlush(Unpooled.wrappedBuffer(frame));
        else open.close(); // it takes nothing: it hears of its end by channelInactive
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private static void close(Channel open) {
        open.close();
    }

    private static void read(Channel open) {
        open.read();
    }
}
