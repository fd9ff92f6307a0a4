package p4.sim.net;

/**
 * How many bytes a second a node can send and receive; more than nothing.
 *
 * <p>What it does not limit is {@link Double#POSITIVE_INFINITY}.
 */
public record Bandwidth(double up, double down) {

    /** As much as anybody wants. */
    public static final Bandwidth UNLIMITED =
            new Bandwidth(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Bandwidth {
        if (!(up > 0 && down > 0)) {
            throw new IllegalArgumentException("bandwidth: " + up + " up, " + down + " down");
        }
    }

    /** No more than either allows. */
    public Bandwidth and(Bandwidth other) {
        return new Bandwidth(Math.min(up, other.up), Math.min(down, other.down));
    }
}
