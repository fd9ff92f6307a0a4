package p4.sim.net;

import java.util.ArrayList;
import java.util.List;

/**
 * One direction of a node's connection to the network, and who shares it.
 *
 * <p>Its level is the rate that no share may exceed for all of them to fit: those that cannot use so
 * much, for something else holds them back, leave the rest of it to the others.
 */
final class Port {

    private final List<Share> shares = new ArrayList<>();
    private double capacity;
    private double level;
    private boolean queued;
    private long busyUntilNanos;

    /** Makes one that passes {@code capacity} bytes a nanosecond. */
    Port(double capacity) {
        this.capacity = capacity;
        this.level = capacity;
    }

    double level() {
        return level;
    }

    void level(double next) {
        level = next;
    }

    void capacity(double next) {
        capacity = next;
    }

    boolean isLimited() {
        return capacity < Double.POSITIVE_INFINITY;
    }

    List<Share> shares() {
        return shares;
    }

    /** Remembers that its level is to be worked out; false if that was known. */
    boolean queue() {
        boolean fresh = !queued;
        queued = true;
        return fresh;
    }

    void unqueue() {
        queued = false;
    }

    /**
     * Has a packet of {@code bytes} pass on its own, after those before it, at full speed.
     *
     * @return when it is through, in nanoseconds; {@code nowNanos} is now
     */
    long pass(long bytes, long nowNanos) {
        long start = Math.max(nowNanos, busyUntilNanos);
        busyUntilNanos = start + (long) Math.ceil(bytes / capacity);
        return busyUntilNanos;
    }

    /**
     * Works out the level that fits what the other ports and the shares themselves allow.
     *
     * <p>Where all of them leave something over, the one that gets most could have that too; so the
     * level does not jump when nothing is left. Source: progressive filling, Bertsekas and Gallager,
     * Data Networks, §6.5.2; Charny, Clark and Jain, ICC 1995, for the rest.
     */
    double fill() {
        if (!isLimited() || shares.isEmpty()) return capacity;
        double fair = 0;
        int open = -1;
        while (true) {
            double left = capacity;
            double most = 0;
            int stillOpen = 0;
            for (Share share : shares) {
                double limit = share.limitBeside(this);
                if (limit > fair) {
                    stillOpen++;
                } else {
                    left -= limit;
                    most = Math.max(most, limit);
                }
            }
            if (stillOpen == 0) return most + left;
            if (stillOpen == open) return fair;
            open = stillOpen;
            fair = Math.max(fair, left / open); // never less, whatever rounding says
        }
    }
}
