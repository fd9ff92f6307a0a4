package p4.sim.cluster.gate;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import p4.model.PeerEndpoint;
import p4.model.Token;

/** Listens, and carries everybody who shows the token to where they want; hangs up on others. */
final class Gate implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;

    private final EventLoopGroup loops = Loops.start("p4-gate");
    private final Token token;
    private final Channel listening;

    private Gate(InetSocketAddress listen, Token token) {
        this.token = token;
        this.listening = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(Loops.each(this::greet))
                .bind(listen)
                .syncUninterruptibly()
                .channel();
    }

    /** Opens one at {@code listen} for who shows {@code token}. */
    static Gate open(InetSocketAddress listen, Token token) {
        return new Gate(listen, token);
    }

    /** Where it listens. */
    SocketAddress address() {
        return listening.localAddress();
    }

    @Override
    public void close() {
        Loops.end(loops);
    }

    private void greet(Channel guest) {
        guest.pipeline().addLast(new Greeting());
    }

    /** Reads a pass, and makes way for who has a good one. */
    private final class Greeting extends ByteToMessageDecoder {

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) {
            int end = bytes.bytesBefore((byte) '\n');
            if (end < 0 && bytes.readableBytes() < Pass.BYTES_MAX) return;
            if (end < 0) throw new IllegalArgumentException("a pass that is too long");
            Pass pass = Pass.read(
                    bytes.readCharSequence(end, StandardCharsets.US_ASCII).toString());
            bytes.skipBytes(1);
            if (!pass.shows(token)) throw new IllegalArgumentException("a pass that is no good");
            carry(context, pass.target());
        }

        private void carry(ChannelHandlerContext context, PeerEndpoint target) {
            Channel guest = context.channel();
            guest.config().setAutoRead(false);
            var held = new Held();
            guest.pipeline().addLast(held);
            guest.pipeline().remove(this); // what came behind the pass goes on to who holds it
            ChannelFuture unused = new Bootstrap()
                    .group(guest.eventLoop())
                    .channel(NioSocketChannel.class)
                    .option(ChannelOption.AUTO_READ, false)
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                    .handler(Loops.each(there -> {}))
                    .connect(target.host(), target.port())
                    .addListener((ChannelFuture made) -> {
                        if (made.isSuccess()) held.release(guest, made.channel());
                        else held.giveUp(guest);
                    });
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable bad) {
            ChannelFuture unused = context.close();
        }
    }

    /** Keeps what came early until there is somebody to take it. */
    private static final class Held extends ChannelInboundHandlerAdapter {

        private final ArrayDeque<Object> early = new ArrayDeque<>();

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            early.add(bytes);
        }

        void release(Channel guest, Channel there) {
            guest.pipeline().remove(this);
            for (Object bytes = early.poll(); bytes != null; bytes = early.poll()) {
                ChannelFuture unused = there.write(bytes);
            }
            there.flush();
            Pipe.join(guest, there);
        }

        /** Hangs up on {@code guest}, who is not answered where it wants to. */
        void giveUp(Channel guest) {
            ChannelFuture unused = guest.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
            ChannelFuture unused = context.close();
        }
    }
}
