package p4.sim.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import p4.sim.time.VirtualTimeline;

/**
 * Carries bytes between nodes in virtual time, as its table has it.
 *
 * <p>A packet is judged as it leaves; what is under way when a link is cut still arrives. Messages of
 * more than one segment share the bandwidth of their nodes max-min fairly; smaller ones pass one after
 * the other at full speed, as a fair queue lets them. What a node sends to itself arrives next,
 * whatever happens. For the timeline's thread alone.
 */
public final class Network {

    private final VirtualTimeline timeline;
    private final LinkTable table;
    private final RandomGenerator[] chances;
    private final FairShare sharing;
    private final Map<Integer, List<Bandwidth>> limits = new HashMap<>();

    /** Carries on {@code timeline}; {@code chances} gives each node the stream its packets draw from. */
    public Network(
            VirtualTimeline timeline, LinkTable table, IntFunction<RandomGenerator> chances) {
        this.timeline = timeline;
        this.table = table;
        this.sharing = new FairShare(table.nodes());
        this.chances = new RandomGenerator[table.nodes()];
        for (int node = 0; node < this.chances.length; node++) {
            this.chances[node] = chances.apply(node);
        }
    }

    /** What it goes by. */
    public LinkTable table() {
        return table;
    }

    /** Gives {@code node} no more than {@code bandwidth} from now on, until that is undone. */
    public void limit(int node, Bandwidth bandwidth) {
        limits.computeIfAbsent(node, n -> new ArrayList<>(1)).add(bandwidth);
        shareOut(node);
    }

    /**
     * Disturbs links and nodes by {@code rule} from now on, which is when its time begins; {@code
     * fault} is what it is for.
     *
     * @return what heals them
     */
    public LinkTable.Disturbance install(int fault, LinkRule rule) {
        long began = timeline.nanos();
        LinkTable.Disturbance installed =
                table.install(fault, (packet, nanos) -> rule.judge(packet, nanos - began));
        rule.limits().forEach(this::limit);
        return () -> {
            rule.limits().forEach(this::unlimit);
            installed.close();
        };
    }

    /** Undoes a {@link #limit} of the same values. */
    public void unlimit(int node, Bandwidth bandwidth) {
        if (!limits.getOrDefault(node, List.of()).remove(bandwidth)) {
            throw new IllegalStateException("node " + node + " was not limited to " + bandwidth);
        }
        shareOut(node);
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
        long nanos = link.latency().nanos(source, target) + passNanos(source, target, bytes);
        if (isPlain(link)) {
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
        Link link = table.link(source, target);
        if (source != target && isPlain(link) && !mustShare(source, target, bytes)) {
            long nanos = link.latency().nanos(source, target);
            timeline.afterNanos(nanos + passNanos(source, target, bytes), arrived);
        } else {
            connect(source, target).send(bytes, arrived);
        }
    }

    /** Opens one direction of a connection, which takes no time. */
    public OrderedStream connect(int source, int target) {
        return new OrderedStream(this, source, target);
    }

    /** The time it runs in. */
    public VirtualTimeline timeline() {
        return timeline;
    }

    /**
     * How long the last bit of a segment that leaves now takes once it was sent; −1 if nothing gets
     * through.
     */
    long segmentNanos(int source, int target, long bytes) {
        Link link = table.link(source, target);
        long nanos = link.latency().nanos(source, target);
        if (isPlain(link)) return nanos;
        Verdict verdict = judge(new Packet(source, target, bytes, Packet.Kind.SEGMENT));
        return verdict instanceof Verdict.Drop ? -1 : nanos + verdict.nanos();
    }

    /** How long a packet that shares with nobody takes to be sent. */
    long passNanos(int source, int target, long bytes) {
        return sharing.isLimited(source, target)
                ? sharing.passNanos(source, target, bytes, timeline.nanos())
                : 0;
    }

    /** Tells whether a message takes part in the sharing of bandwidth. */
    boolean mustShare(int source, int target, long bytes) {
        return bytes > Retransmission.SEGMENT_BYTES && sharing.isLimited(source, target);
    }

    /** What moves the messages of a connection that share. */
    Transfer transfer(int source, int target) {
        double most = Retransmission.fastest(
                table.link(source, target).loss(), table.tripNanos(source, target));
        return new Transfer(timeline, sharing, source, target, most);
    }

    /** Tells whether whatever is sent just takes the latency. */
    private boolean isPlain(Link link) {
        return link.isPerfect() && !table.isDisturbed();
    }

    private Verdict judge(Packet packet) {
        return table.judge(packet, timeline.nanos(), chances[packet.source()]);
    }

    private void shareOut(int node) {
        Bandwidth least = limits.getOrDefault(node, List.of()).stream()
                .reduce(Bandwidth.UNLIMITED, Bandwidth::and);
        sharing.limit(node, least);
    }
}
