package p4.wire.tcp;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import p4.model.PeerEndpoint;
import p4.overlay.Connection;
import p4.overlay.ErrorId;
import p4.overlay.Message;
import p4.overlay.OverlayNetwork;
import p4.time.Timeline;

/** The overlay's network over TCP, for one node; everything a node hears comes on its timeline. */
public final class TcpNetwork implements OverlayNetwork, AutoCloseable {

    private final TcpLimits limits;
    private final Timeline timeline;
    private final Turnstile turnstile;
    private final EventLoopGroup loops;
    private final Runnable end;
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private volatile @Nullable Acceptor acceptor;

    /** Runs on {@code threads} event loops of its own. */
    public TcpNetwork(int threads, TcpLimits limits, Timeline timeline) {
        this(new TcpLoops(threads), limits, timeline);
    }

    private TcpNetwork(TcpLoops own, TcpLimits limits, Timeline timeline) {
        this(own.group(), limits, timeline, own::close);
    }

    /** Runs on {@code loops}, and ends with {@code end}. */
    TcpNetwork(EventLoopGroup loops, TcpLimits limits, Timeline timeline, Runnable end) {
        this.limits = limits;
        this.timeline = timeline;
        this.turnstile = new Turnstile(limits);
        this.loops = loops;
        this.end = end;
    }

    /**
     * Listens at {@code address}; port 0 takes any free one. Who connects before {@link #serve} is
     * turned away.
     *
     * @return the port
     * @throws UncheckedIOException if it cannot be listened at
     */
    public int listen(InetSocketAddress address) {
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, false)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark())
                .childHandler(new ChannelInitializer<NioSocketChannel>() {
                    @Override
                    protected void initChannel(NioSocketChannel channel) {
                        welcome(channel);
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new UncheckedIOException(new IOException(bound.cause().getMessage()));
        }
        open.add(bound.channel());
        return ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    /** Hands whoever connects from now on to {@code who}. */
    public void serve(Acceptor who) {
        acceptor = who;
    }

    @Override
    public Connection connect(PeerEndpoint endpoint, Connection.Listener listener) {
        var connection = new TcpConnection(endpoint.host(), timeline, limits.unsentBytes());
        connection.listener(listener);
        ChannelFuture dialled = new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        limits.connect().toMillis())
                .handler(new ChannelInitializer<NioSocketChannel>() {
                    @Override
                    protected void initChannel(NioSocketChannel channel) {
                        open.add(channel);
                        channel.pipeline()
                                .addLast(idle())
                                .addLast(FrameDecoder.ofAnswers(limits))
                                .addLast(connection);
                    }
                })
                .connect(address(endpoint));
        dialled.addListener((ChannelFutureListener) done -> timeline.execute(() -> {
            if (done.isSuccess()) connection.opened(done.channel());
            else connection.ended();
        }));
        return connection;
    }

    /** How many connections others have open to this node. */
    public int inbound() {
        return turnstile.count();
    }

    /** Closes every connection and stops; takes about a second at most. */
    @Override
    public void close() {
        open.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        end.run();
    }

    private void welcome(Channel channel) {
        Acceptor host = acceptor;
        if (host == null
                || !(channel.remoteAddress() instanceof InetSocketAddress remote)
                || !turnstile.enter(remote.getAddress())) {
            turnAway(channel);
            return;
        }
        InetAddress address = remote.getAddress();
        channel.closeFuture().addListener(gone -> turnstile.leave(address));
        open.add(channel);
        var connection =
                new TcpConnection(TcpConnection.numeric(remote), timeline, limits.unsentBytes());
        channel.pipeline()
                .addLast(idle())
                .addLast(FrameDecoder.ofRequests(limits, timeline))
                .addLast(connection);
        timeline.execute(() -> {
            connection.listener(host.accept(connection));
            connection.opened(channel);
        });
    }

    private static void turnAway(Channel channel) {
        var fault = new Message.Fault(0, ErrorId.BUSY, "no room for another connection");
        channel.writeAndFlush(Unpooled.wrappedBuffer(FrameWriter.write(fault)))
                .addListener(ChannelFutureListener.CLOSE);
    }

    private IdleStateHandler idle() {
        return new IdleStateHandler(0, 0, limits.idle().toMillis(), TimeUnit.MILLISECONDS);
    }

    private WriteBufferWaterMark waterMark() {
        return new WriteBufferWaterMark(limits.unsentBytes() / 2, limits.unsentBytes());
    }

    /** A name, which only an operator can give, is resolved while it is dialled. */
    private static InetSocketAddress address(PeerEndpoint endpoint) {
        String host = endpoint.host();
        return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host)
                ? new InetSocketAddress(host, endpoint.port())
                : InetSocketAddress.createUnresolved(host, endpoint.port());
    }
}
