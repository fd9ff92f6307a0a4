package p4.sim.net;

import java.util.ArrayDeque;
import java.util.Queue;
import p4.sim.time.VirtualTimeline;

/**
 * One direction of a connection: what is sent arrives in order, once, or the connection breaks.
 *
 * <p>Loss shows as delay, for this message and those behind it. Where nothing gets through, it sends
 * again at ever longer intervals and goes on when the way is healed; after 100 s it is broken, and
 * all that waits is lost. For the timeline's thread alone.
 */
public final class OrderedStream {

    private final Network network;
    private final int source;
    private final int target;
    private final Queue<Message> held = new ArrayDeque<>();
    private Runnable whenBroken = () -> {};
    private long latestNanos;
    private long waitedNanos;
    private int attempts;
    private boolean broken;

    OrderedStream(Network network, int source, int target) {
        this.network = network;
        this.source = source;
        this.target = target;
    }

    private record Message(long bytes, Runnable arrived) {}

    /** Has {@code next} run if the connection breaks. */
    public void whenBroken(Runnable next) {
        whenBroken = next;
    }

    /** Tells whether it was given up; what is sent then never arrives. */
    public boolean isBroken() {
        return broken;
    }

    /** Sends {@code bytes} bytes; {@code arrived} runs when they and all before them are there. */
    public void send(long bytes, Runnable arrived) {
        if (broken) return;
        if (source == target) network.timeline().execute(arrived);
        else if (!held.isEmpty() || !leave(bytes, arrived)) hold(new Message(bytes, arrived));
    }

    /** Sends a message on its way; false if it does not get through. */
    private boolean leave(long bytes, Runnable arrived) {
        LinkTable table = network.table();
        Link link = table.link(source, target);
        long nanos = link.latency().nanos(source, target);
        if (!link.isPerfect() || table.isDisturbed()) {
            Verdict verdict = network.judge(new Packet(source, target, bytes, Packet.Kind.SEGMENT));
            if (verdict instanceof Verdict.Drop) return false;
            nanos += verdict.nanos();
        }
        VirtualTimeline timeline = network.timeline();
        latestNanos = Math.max(latestNanos, timeline.nanos() + nanos);
        timeline.afterNanos(latestNanos - timeline.nanos(), arrived);
        return true;
    }

    private void hold(Message message) {
        held.add(message);
        if (held.size() == 1) tryAgainLater();
    }

    private void tryAgainLater() {
        if (waitedNanos >= Retransmission.GIVE_UP_NANOS) {
            broken = true;
            held.clear();
            whenBroken.run();
            return;
        }
        long wait = Retransmission.waitNanos(network.table().tripNanos(source, target), attempts);
        attempts++;
        waitedNanos += wait;
        network.timeline().afterNanos(wait, this::tryAgain);
    }

    private void tryAgain() {
        while (!held.isEmpty()) {
            Message first = held.element();
            if (!leave(first.bytes(), first.arrived())) {
                tryAgainLater();
                return;
            }
            held.remove();
            attempts = 0;
            waitedNanos = 0;
        }
    }
}
