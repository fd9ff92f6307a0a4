package p4.sim.net;

import p4.sim.scenario.Distribution;

/**
 * A latency drawn once for each pair of nodes, the same both ways; a pure function of a key.
 *
 * <p>Nothing is kept: the draw of a pair is a hash of it. Source: the finaliser of Steele, Lea and
 * Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
 */
final class DrawnLatency implements Latency {

    private static final double UNIT = 0x1.0p-53;

    private final Distribution distribution;
    private final long key;

    DrawnLatency(Distribution distribution, long key) {
        this.distribution = distribution;
        this.key = key;
    }

    @Override
    public long nanos(int source, int target) {
        long pair = (long) Math.min(source, target) << 32 | Math.max(source, target);
        return distribution.quantileNanos((mix(mix(pair) ^ key) >>> 11) * UNIT);
    }

    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
