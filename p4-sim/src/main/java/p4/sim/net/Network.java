package p4.sim.net;

import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import p4.sim.time.VirtualTimeline;

/**
 * Carries bytes between nodes in virtual time, as its table has it.
 *
 * <p>A packet is judged as it leaves; what is under way when a link is cut still arrives. What a
 * node sends to itself arrives next, whatever happens. For the timeline's thread alone.
 */
public final class Network {

    private final VirtualTimeline timeline;
    private final LinkTable table;
    private final RandomGenerator[] chances;

    /** Carries on {@code timeline}; {@code chances} gives each node the stream its packets draw from. */
    public Network(
            VirtualTimeline timeline, LinkTable table, IntFunction<RandomGenerator> chances) {
        this.timeline = timeline;
        this.table = table;
        this.chances = new RandomGenerator[table.nodes()];
        for (int node = 0; node < this.chances.length; node++) {
            this.chances[node] = chances.apply(node);
        }
    }

    /** What it goes by. */
    public LinkTable table() {
        return table;
    }

    /**
     * Sends a datagram: {@code arrived} runs when it is there, never if it is lost, twice if it is
     * duplicated; later ones may overtake it.
     */
    public void send(int source, int target, long bytes, Runnable arrived) {
        if (source == target) {
            timeline.execute(arrived);
            return;
        }
        Link link = table.link(source, target);
        long nanos = link.latency().nanos(source, target);
        if (link.isPerfect() && !table.isDisturbed()) {
            timeline.afterNanos(nanos, arrived);
            return;
        }
        Verdict verdict = judge(new Packet(source, target, bytes, Packet.Kind.DATAGRAM));
        if (verdict instanceof Verdict.Drop) return;
        timeline.afterNanos(nanos + verdict.nanos(), arrived);
        if (verdict instanceof Verdict.Duplicate twice) {
            timeline.afterNanos(nanos + twice.nanos() + twice.againNanos(), arrived);
        }
    }

    /**
     * Carries a message on a connection of its own, which sends again what is lost.
     *
     * <p>{@code arrived} runs when all of it is there; never if the connection is given up first.
     */
    public void carry(int source, int target, long bytes, Runnable arrived) {
        connect(source, target).send(bytes, arrived);
    }

    /** Opens one direction of a connection, at no cost; it needs no closing. */
    public OrderedStream connect(int source, int target) {
        return new OrderedStream(this, source, target);
    }

    VirtualTimeline timeline() {
        return timeline;
    }

    Verdict judge(Packet packet) {
        return table.judge(packet, timeline.nanos(), chances[packet.source()]);
    }
}
