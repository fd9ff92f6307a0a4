package p4.wire.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.Future;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import p4.overlay.ErrorId;
import p4.overlay.Message;

/**
 * Makes messages of the bytes of one connection; refuses what is none, and who is too slow.
 *
 * <p>Who is refused hears why, if it was asked for nothing: only who was dialled may send errors. What
 * comes after that is thrown away, until the other end closes or the time for that is over.
 */
final class FrameDecoder extends ByteToMessageDecoder {

    private final FrameReader frames;
    private final boolean dialled;
    private final TcpLimits limits;
    private final Executor afterAnswers;
    private @Nullable Future<?> deadline;
    private boolean refused;

    private FrameDecoder(
            FrameReader frames, boolean dialled, TcpLimits limits, Executor afterAnswers) {
        this.frames = frames;
        this.dialled = dialled;
        this.limits = limits;
        this.afterAnswers = afterAnswers;
    }

    /**
     * Reads what who dialled this node asks.
     *
     * <p>{@code afterAnswers} runs what it is given after the requests before that were dealt with.
     */
    static FrameDecoder ofRequests(TcpLimits limits, Executor afterAnswers) {
        return new FrameDecoder(FrameReader.ofRequests(), true, limits, afterAnswers);
    }

    /** Reads what who was dialled by this node answers. */
    static FrameDecoder ofAnswers(TcpLimits limits) {
        return new FrameDecoder(FrameReader.ofAnswers(), false, limits, Runnable::run);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (dialled) expectFrame(context); // who connects has something to say
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        frameCame();
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (refused) {
            in.skipBytes(in.readableBytes());
            return;
        }
        try {
            decodeFrame(context, in, out);
        } catch (BadFrame bad) {
            in.skipBytes(in.readableBytes());
            refuse(context, bad.why(), String.valueOf(bad.getMessage()));
        }
    }

    private void decodeFrame(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        ByteBuffer bytes = in.nioBuffer();
        Optional<Message> message = frames.read(bytes);
        if (message.isEmpty()) {
            expectFrame(context);
            return;
        }
        frameCame();
        in.skipBytes(bytes.position());
        out.add(message.get());
    }

    private void expectFrame(ChannelHandlerContext context) {
        if (deadline == null) deadline = later(context, limits.frame(), () -> tooSlow(context));
    }

    private void frameCame() {
        if (deadline != null) deadline.cancel(false);
        deadline = null;
    }

    private void tooSlow(ChannelHandlerContext context) {
        refuse(context, ErrorId.TOO_SLOW, "no frame within " + limits.frame().toSeconds() + " s");
    }

    @SuppressWarnings(
            "FutureReturnValueIgnored") // whether the refusal arrives is the other's matter
    private void refuse(ChannelHandlerContext context, ErrorId why, String detail) {
        if (refused) return;
        refused = true;
        frameCame();
        if (!dialled) {
            context.close();
            return;
        }
        var fault = new Message.Fault(0, why, Details.cut(detail));
        afterAnswers.execute(
                () -> context.writeAndFlush(Unpooled.wrappedBuffer(FrameWriter.write(fault)))
                        .addListener(sent -> lastWordSaid(context)));
        later(context, limits.linger(), context::close);
    }

    /** A close at once would reset the connection, and the refusal with it. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private static void lastWordSaid(ChannelHandlerContext context) {
        if (context.channel() instanceof DuplexChannel channel) channel.shutdownOutput();
        context.read();
    }

    private static Future<?> later(ChannelHandlerContext context, Duration delay, Runnable task) {
        return context.executor().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
