package p4.sim.net;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Shares the bandwidth of nodes max-min fairly between the transfers from and to them.
 *
 * <p>A transfer gets what the tighter of its two ports allows each of those that want more. When one
 * comes or goes, only ports whose level that changes are worked out anew, starting from its own: the
 * levels are a fixed point, and any fixed point is the one fair sharing. Source: Charny, Clark and
 * Jain, "Congestion Control with Explicit Rate Indication", ICC 1995.
 */
final class FairShare {

    /** Levels that differ by less, relatively, are one. */
    private static final double CLOSE = 1e-9;

    private static final double NANOS = 1e-9;

    private final Port[] up;
    private final Port[] down;
    private final Queue<Port> unsettled = new ArrayDeque<>();
    private final List<Share> touched = new ArrayList<>();
    private long steps;

    /** Makes one for {@code nodes} nodes of no limit. */
    FairShare(int nodes) {
        this.up = new Port[nodes];
        this.down = new Port[nodes];
        for (int node = 0; node < nodes; node++) {
            up[node] = new Port(Double.POSITIVE_INFINITY);
            down[node] = new Port(Double.POSITIVE_INFINITY);
        }
    }

    static boolean isClose(double a, double b) {
        return a == b || Math.abs(a - b) < CLOSE * Math.max(a, b);
    }

    /** How many levels were worked out so far. */
    long steps() {
        return steps;
    }

    /** Gives {@code node} so much of bandwidth from now on. */
    void limit(int node, Bandwidth bandwidth) {
        up[node].capacity(bandwidth.up() * NANOS);
        down[node].capacity(bandwidth.down() * NANOS);
        unsettle(up[node]);
        unsettle(down[node]);
        settle();
    }

    /** Tells whether anything limits what {@code source} sends to {@code target}. */
    boolean isLimited(int source, int target) {
        return up[source].isLimited() || down[target].isLimited();
    }

    /** Has a small packet pass both ports beside the transfers; tells how long that takes. */
    long passNanos(int source, int target, long bytes, long nowNanos) {
        long sent = up[source].pass(bytes, nowNanos);
        return Math.max(sent, down[target].pass(bytes, nowNanos)) - nowNanos;
    }

    /** Has {@code transfer} share from now on, using at most {@code most} bytes a nanosecond. */
    Share join(int source, int target, double most, Share.Rated transfer) {
        var share = new Share(up[source], down[target], most, transfer);
        share.join();
        share.touch(touched);
        unsettle(share.up());
        unsettle(share.down());
        settle();
        return share;
    }

    /** Has {@code share} end. */
    void leave(Share share) {
        share.leave();
        unsettle(share.up());
        unsettle(share.down());
        settle();
    }

    private void unsettle(Port port) {
        if (port.queue()) unsettled.add(port);
    }

    private void settle() {
        for (Port port = unsettled.poll(); port != null; port = unsettled.poll()) {
            port.unqueue();
            steps++;
            double before = port.level();
            double level = port.fill();
            if (isClose(before, level)) continue;
            port.level(level);
            for (Share share : port.shares()) spread(share, port, before);
        }
        for (int i = 0; i < touched.size(); i++) touched.get(i).settle();
        touched.clear();
    }

    /** Has the port beside {@code port} worked out anew if the change matters there. */
    private void spread(Share share, Port port, double before) {
        share.touch(touched);
        Port beside = share.beside(port);
        boolean mattered = share.limit(before) < beside.level();
        boolean matters = share.limit(port.level()) < beside.level();
        if (mattered || matters) unsettle(beside);
    }
}
