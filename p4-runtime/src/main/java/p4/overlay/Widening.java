package p4.overlay;

import java.util.Optional;

/**
 * How a search widens: whom of its neighbours it asks next, and how far.
 *
 * <p>Flooding asks all as far as it may at once. A dynamic query asks a few first, then the others, two
 * hops far; from how many holders that found it estimates how far it must go for as many as are wanted,
 * and goes no further. Source: Fisk, "Gnutella Dynamic Query Protocol" 0.1, 2003.
 */
final class Widening {

    private static final int NEAR = 2;

    private final int neighbours;
    private final int hopsMax;
    private final int fanOut;
    private final int wanted;
    private final int probes;
    private int asked;
    private int hops;

    private Widening(int neighbours, int hopsMax, int fanOut, int wanted, int probes, int hops) {
        this.neighbours = neighbours;
        this.hopsMax = hopsMax;
        this.fanOut = fanOut;
        this.wanted = wanted;
        this.probes = probes;
        this.hops = hops;
    }

    /** Plain flooding. */
    static Widening flooding(int neighbours, OverlayLimits.Search limits) {
        return new Widening(
                neighbours,
                limits.hops(),
                ProtocolBounds.EVERYONE,
                Integer.MAX_VALUE,
                neighbours,
                limits.hops());
    }

    /** A dynamic query that is content with {@code wanted} holders. */
    static Widening dynamic(int neighbours, int wanted, OverlayLimits.Search limits) {
        return new Widening(
                neighbours,
                limits.hops(),
                limits.fanOut(),
                wanted,
                limits.probes(),
                Math.min(NEAR, limits.hops()));
    }

    /** Neighbours number {@code from} up to {@code to}, which excludes it, asked this far. */
    record Ring(int from, int to, int hops, int fanOut) {}

    /** The next ring, after those before it {@code found} so many holders; empty if it was the last. */
    Optional<Ring> next(int found) {
        if (asked < neighbours) {
            int from = asked;
            asked = from == 0 ? Math.min(probes, neighbours) : neighbours;
            return Optional.of(new Ring(from, asked, hops, fanOut));
        }
        if (neighbours == 0 || hops >= hopsMax) return Optional.empty();
        hops = deeper(found);
        return Optional.of(new Ring(0, neighbours, hops, fanOut));
    }

    /** The least hops that promise enough, as dense as holders were so far. */
    private int deeper(int found) {
        double density = found / horizon(hops);
        int far = hops + 1;
        while (far < hopsMax && density * horizon(far) < wanted) far++;
        return found == 0 ? hops + 1 : far;
    }

    /** How many peers are reached within {@code far} hops, if no two ways meet. */
    private double horizon(int far) {
        double ring = neighbours;
        double sum = 0;
        for (int hop = 1; hop <= far; hop++) {
            sum += ring;
            ring *= fanOut;
        }
        return sum;
    }
}
