package p4.sim.cluster.gate;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import p4.model.PeerEndpoint;
import p4.model.Token;

/**
 * The laboratory's ways through a gate: a port of loopback for each address behind it.
 *
 * <p>Whoever connects to that port is carried through the gate to the address. Thread-safe.
 */
public final class Passages implements AutoCloseable {

    private final EventLoopGroup loops = Loops.start("p4-passages");
    private final Map<PeerEndpoint, PeerEndpoint> ways = new ConcurrentHashMap<>();
    private final PeerEndpoint gate;
    private final Token token;

    /** Ways through the gate at {@code gate}, which wants to be shown {@code token}. */
    public Passages(PeerEndpoint gate, Token token) {
        this.gate = gate;
        this.token = token;
    }

    /** Where to connect to in order to reach {@code target}; always the same for the same one. */
    public PeerEndpoint to(PeerEndpoint target) {
        return ways.computeIfAbsent(target, this::open);
    }

    /** Ends them all. */
    @Override
    public void close() {
        Loops.end(loops);
    }

    private PeerEndpoint open(PeerEndpoint target) {
        var listening = (InetSocketAddress) new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(Loops.each(guest -> carry(guest, new Pass(token, target))))
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel()
                .localAddress();
        return new PeerEndpoint(listening.getAddress().getHostAddress(), listening.getPort());
    }

    private void carry(Channel guest, Pass pass) {
        ChannelFuture unused = new Bootstrap()
                .group(guest.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .handler(Loops.each(there -> {}))
                .connect(gate.host(), gate.port())
                .addListener((ChannelFuture made) -> {
                    if (made.isSuccess()) join(guest, made.channel(), pass);
                    else hangUp(guest);
                });
    }

    private static void hangUp(Channel guest) {
        ChannelFuture unused = guest.close();
    }

    private static void join(Channel guest, Channel there, Pass pass) {
        ChannelFuture unused = there.writeAndFlush(Unpooled.wrappedBuffer(pass.line()));
        Pipe.join(guest, there);
    }
}
