package p4.sim.cluster.virtual;

import com.google.protobuf.MessageLite;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A gRPC call with a way between its ends: what either says is heard when it has come through.
 *
 * <p>Behind it is a real call on the in-process transport, which is made where the caller's first
 * words arrive. Messages wait at the caller until it asks for them, a window of them at most, as
 * HTTP/2's flow control has it. For the timeline's thread alone.
 */
final class LinkedCall<Q, A> extends ClientCall<Q, A> {

    /** Messages on the way that the caller has not asked for; of 256 KiB each, 4 MiB. */
    private static final int WINDOW = 16;

    private static final long READY_BYTES = 2 << 20;

    private final ClientCall<Q, A> real;
    private final Pipe out;
    private final Pipe back;
    private final Presence far;
    private final Queue<A> arrived = new ArrayDeque<>();
    private Listener<A> listener = new Listener<>() {};
    private Optional<Runnable> closing = Optional.empty();
    private boolean started;
    private boolean closed;
    private boolean delivering;
    private int wanted;

    LinkedCall(ClientCall<Q, A> real, Pipe out, Pipe back, Presence far) {
        this.real = real;
        this.out = out;
        this.back = back;
        this.far = far;
    }

    @Override
    public void start(Listener<A> hearer, Metadata headers) {
        listener = hearer;
        out.send(WireSize.of(headers), () -> begin(headers));
    }

    @Override
    public void request(int messages) {
        wanted += messages;
        deliver();
    }

    @Override
    public void sendMessage(Q message) {
        send(out, message, () -> {
            far.runOrHold(() -> ifStarted(() -> real.sendMessage(message)));
            if (isReady()) listener.onReady();
        });
    }

    @Override
    public void halfClose() {
        out.send(WireSize.FRAME, () -> far.runOrHold(() -> ifStarted(real::halfClose)));
    }

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {
        out.send(WireSize.FRAME, () -> ifStarted(() -> real.cancel(message, cause)));
        close(Status.CANCELLED.withDescription(message).withCause(cause), new Metadata());
    }

    @Override
    public boolean isReady() {
        return started && !closed && real.isReady() && out.pendingBytes() < READY_BYTES;
    }

    private void begin(Metadata headers) {
        if (!far.isUp()) {
            Status refused = Status.UNAVAILABLE.withDescription("nobody listens there");
            back.send(WireSize.FRAME, () -> close(refused, new Metadata()));
            return;
        }
        far.runOrHold(() -> {
            started = true;
            real.start(new Answers(), headers);
            real.request(WINDOW);
        });
    }

    private void ifStarted(Runnable deed) {
        if (started) deed.run();
    }

    private void deliver() {
        if (delivering) return;
        delivering = true;
        while (wanted > 0 && !arrived.isEmpty() && !closed) {
            wanted--;
            real.request(1);
            listener.onMessage(arrived.remove());
        }
        delivering = false;
        if (arrived.isEmpty()) closing.ifPresent(Runnable::run);
    }

    private void close(Status status, Metadata trailers) {
        if (closed) return;
        closed = true;
        closing = Optional.empty();
        arrived.clear();
        listener.onClose(status, trailers);
    }

    private static void send(Pipe pipe, Object message, Runnable heard) {
        long bytes = WireSize.FRAME + ((MessageLite) message).getSerializedSize();
        long content = WireSize.content(message);
        if (content > 0) pipe.sendFile(bytes, content, heard);
        else pipe.send(bytes, heard);
    }

    /** What the other end says, on its way back. */
    private final class Answers extends Listener<A> {

        @Override
        public void onHeaders(Metadata headers) {
            back.send(WireSize.of(headers), () -> {
                if (!closed) listener.onHeaders(headers);
            });
        }

        @Override
        public void onMessage(A message) {
            send(back, message, () -> {
                arrived.add(message);
                deliver();
            });
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            back.send(WireSize.of(trailers), () -> {
                closing = Optional.of(() -> close(status, trailers));
                deliver();
            });
        }

        @Override
        public void onReady() {
            back.send(WireSize.FRAME, () -> {
                if (isReady()) listener.onReady();
            });
        }
    }
}
