package p4.sim.net;

import java.util.Set;

/** Nodes whose links are down for {@code downNanos}, then up for {@code upNanos}, and so on. */
public record Flapping(Set<Integer> nodes, long downNanos, long upNanos) implements LinkRule {

    @Override
    public Verdict judge(Packet packet, long nanos) {
        boolean down = nanos % (downNanos + upNanos) < downNanos;
        boolean theirs = nodes.contains(packet.source()) || nodes.contains(packet.target());
        return down && theirs ? new Verdict.Drop("flapping") : new Verdict.Pass();
    }

    @Override
    public long changesAfter(long nanos) {
        long phase = nanos % (downNanos + upNanos);
        return nanos - phase + (phase < downNanos ? downNanos : downNanos + upNanos);
    }
}
