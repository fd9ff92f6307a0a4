package p4.sim.net;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import p4.sim.time.VirtualTimeline;

/**
 * One direction of a connection: what is sent arrives in order, once, or the connection breaks.
 *
 * <p>What is sent in one moment shares segments, as far as they go, and their fate. Loss shows as
 * delay, for this message and those behind it. Where nothing gets through, it sends again at ever
 * longer intervals and goes on when the way is healed; after 100 s it is broken, and all that waits is
 * lost. For the timeline's thread alone.
 */
public final class OrderedStream implements AutoCloseable {

    private final Network network;
    private final int source;
    private final int target;
    private final Queue<Message> waiting = new ArrayDeque<>(0);
    private Optional<Transfer> transfer = Optional.empty();
    private Runnable whenBroken = () -> {};
    private long burstNanos = -1; // when the last burst was sent
    private long burstBytes; // what it holds so far
    private long burstTakes; // how long its last segment takes; -1 if nothing gets through
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

    /** Has {@code next} run if the connection is given up. */
    public void whenBroken(Runnable next) {
        whenBroken = next;
    }

    /** Tells whether it was given up or closed; what is sent then never arrives. */
    public boolean isBroken() {
        return broken;
    }

    /** Sends {@code bytes} bytes; {@code arrived} runs when they and all before them are there. */
    public void send(long bytes, Runnable arrived) {
        if (broken) return;
        if (source == target) {
            network.timeline().execute(arrived);
        } else if (!waiting.isEmpty()) {
            waiting.add(new Message(bytes, arrived));
        } else {
            long nanos = segmentNanos(bytes);
            if (nanos >= 0 && !network.mustShare(source, target, bytes)) {
                pass(nanos, bytes, arrived);
                return;
            }
            waiting.add(new Message(bytes, arrived));
            if (nanos < 0) tryAgainLater();
            else move(nanos);
        }
    }

    /** Breaks it off: what has not been sent yet never will be. */
    @Override
    public void close() {
        broken = true;
        waiting.clear();
        transfer.ifPresent(Transfer::end);
    }

    /** How long the last of the segments takes that carry {@code bytes} more bytes. */
    private long segmentNanos(long bytes) {
        long now = network.timeline().nanos();
        if (now != burstNanos) {
            burstNanos = now;
            burstBytes = 0;
        }
        long before = Retransmission.segments(burstBytes);
        burstBytes += bytes;
        long fresh = Retransmission.segments(burstBytes) - before;
        if (fresh > 0) {
            long size = Math.min(bytes, fresh * Retransmission.SEGMENT_BYTES);
            burstTakes = network.segmentNanos(source, target, size);
        }
        return burstTakes;
    }

    private void pass(long nanos, long bytes, Runnable arrived) {
        arrive(nanos + network.passNanos(source, target, bytes), arrived);
    }

    private void arrive(long nanos, Runnable arrived) {
        VirtualTimeline timeline = network.timeline();
        latestNanos = Math.max(latestNanos, timeline.nanos() + nanos);
        timeline.afterNanos(latestNanos - timeline.nanos(), arrived);
    }

    /** Moves the first that waits through the ports; the way takes {@code nanos} after that. */
    private void move(long nanos) {
        if (transfer.isEmpty()) transfer = Optional.of(network.transfer(source, target));
        transfer.get().move(waiting.element().bytes(), () -> {
            arrive(nanos, waiting.remove().arrived());
            goOn();
        });
    }

    /** Sends what waits, as far as it gets. */
    private void goOn() {
        while (!waiting.isEmpty()) {
            Message first = waiting.element();
            long nanos = segmentNanos(first.bytes());
            if (nanos < 0) {
                tryAgainLater();
                return;
            }
            attempts = 0;
            waitedNanos = 0;
            if (network.mustShare(source, target, first.bytes())) {
                move(nanos);
                return;
            }
            waiting.remove();
            pass(nanos, first.bytes(), first.arrived());
        }
    }

    private void tryAgainLater() {
        if (waitedNanos >= Retransmission.GIVE_UP_NANOS) {
            close();
            whenBroken.run();
            return;
        }
        long wait = Retransmission.waitNanos(network.table().tripNanos(source, target), attempts);
        attempts++;
        waitedNanos += wait;
        network.timeline().afterNanos(wait, this::goOn);
    }
}
