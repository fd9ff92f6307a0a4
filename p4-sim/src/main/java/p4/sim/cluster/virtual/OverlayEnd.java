package p4.sim.cluster.virtual;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import p4.overlay.Connection;
import p4.overlay.Message;
import p4.sim.scenario.Wire;
import p4.wire.tcp.FrameCodec;

/**
 * One end of a connection of an {@link OverlayWire}.
 *
 * <p>What is said before the other machine has answered the dial waits for that. What comes for a life
 * that is over is lost while the machine is down, and refused once it is up again.
 */
final class OverlayEnd implements Connection {

    /** A segment without content: headers of IP and TCP, with options. */
    private static final long BARE_SEGMENT = 60;

    private final OverlayWire wire;
    private final OverlaySocket socket;
    private final int here;
    private final int there;
    private final boolean dialled;
    private final Pipe out;
    private final Queue<Message> early = new ArrayDeque<>(1);
    private Optional<OverlayEnd> other = Optional.empty();
    private Optional<Listener> listener = Optional.empty();
    private boolean over;

    /** The end at node {@code here}, which {@code dialled} the other or was dialled. */
    OverlayEnd(OverlayWire wire, OverlaySocket socket, int here, int there, boolean dialled) {
        this.wire = wire;
        this.socket = socket;
        this.here = here;
        this.there = there;
        this.dialled = dialled;
        this.out = new Pipe(wire.network(), here, there, wire.node(here));
        out.whenBroken(this::lose);
    }

    /** The node that it is at. */
    int number() {
        return here;
    }

    /** Has {@code who} hear what comes. */
    void listen(Listener who) {
        listener = Optional.of(who);
    }

    /** Dials the other end, which has to answer within {@code patience}. */
    void dial(Duration patience) {
        out.send(BARE_SEGMENT, this::dialArrived);
        wire.network().timeline().after(patience, () -> {
            if (other.isEmpty()) lose();
        });
    }

    private void dialArrived() {
        if (!wire.node(there).isUp()) return;
        Optional<OverlayEnd> far = wire.socket(there).map(host -> host.accept(this));
        far.ifPresent(end -> {
            end.other = Optional.of(this);
            end.out.send(BARE_SEGMENT, () -> opened(end));
        });
    }

    private void opened(OverlayEnd far) {
        other = Optional.of(far);
        if (over && !socket.isOver()) refuse(); // it was closed meanwhile
        while (!over && !early.isEmpty()) pass(early.remove(), far);
    }

    @Override
    public String remoteHost() {
        return Spread.endpoint(there).host();
    }

    @Override
    public void send(Message message) {
        if (over || socket.isOver()) return;
        if (other.isPresent()) pass(message, other.get());
        else early.add(message);
    }

    private void pass(Message message, OverlayEnd far) {
        long bytes;
        Supplier<Message> arriving;
        if (wire.wire() == Wire.REAL) {
            ByteBuffer frame = FrameCodec.write(message);
            bytes = frame.remaining();
            arriving = () -> dialled ? FrameCodec.readRequest(frame) : FrameCodec.readAnswer(frame);
        } else {
            bytes = FrameCodec.size(message);
            arriving = () -> message;
        }
        Runnable arrived = () -> far.arrive(() -> far.hear(arriving.get()));
        if (message instanceof Message.Piece piece) {
            out.sendFile(bytes, piece.bytes().remaining(), arrived);
        } else {
            out.send(bytes, arrived);
        }
    }

    @Override
    public void close() {
        if (over) return;
        finish();
        if (socket.isOver()) return;
        other.ifPresent(far -> out.send(BARE_SEGMENT, () -> far.arrive(far::ended)));
    }

    /** Has what arrived from the other end be dealt with, now or when the node thaws. */
    private void arrive(Runnable arrival) {
        Presence node = wire.node(here);
        if (!node.isUp()) return;
        if (socket.isOver()) refuse();
        else node.runOrHold(arrival);
    }

    /** The machine knows nothing of this connection any more, and says so. */
    private void refuse() {
        other.ifPresent(far -> out.send(BARE_SEGMENT, () -> far.arrive(far::ended)));
    }

    private void hear(Message message) {
        if (!over && !socket.isOver()) listener.ifPresent(who -> who.received(message));
    }

    private void ended() {
        if (over || socket.isOver()) return;
        Optional<Listener> hearing = listener;
        finish();
        hearing.ifPresent(Listener::closed);
    }

    /** The way is gone, or never was there. */
    private void lose() {
        Presence node = wire.node(here);
        if (!over && !socket.isOver() && node.isUp()) node.runOrHold(this::ended);
    }

    private void finish() {
        over = true;
        listener = Optional.empty();
        early.clear();
        socket.forget(this);
    }
}
