package p4.sim.twin;

/**
 * How far a figure of two runs may be apart, and why: {@code apart} in its unit, and {@code share} of
 * the larger figure on top.
 *
 * <p>{@code ofTime} says that a laboratory that is late can drive it out of its band.
 */
record Band(double apart, double share, boolean ofTime, String why) {

    Band {
        if (apart < 0 || share < 0) throw new IllegalArgumentException(apart + ", " + share);
    }

    /** Not the least bit apart, however late the laboratory is. */
    static Band exactly(String why) {
        return new Band(0, 0, false, why);
    }

    /** At most {@code apart}, and {@code share} of the larger figure on top. */
    static Band within(double apart, double share, String why) {
        return new Band(apart, share, true, why);
    }

    /** As far as they like: the two are not comparable. */
    static Band none(String why) {
        return new Band(Double.POSITIVE_INFINITY, 0, true, why);
    }

    /** Tells whether the figures are held against each other at all. */
    boolean isHeld() {
        return Double.isFinite(apart);
    }

    /** How far {@code one} and {@code other} may be apart. */
    double width(double one, double other) {
        return apart + share * Math.max(Math.abs(one), Math.abs(other));
    }

    /** Tells whether {@code one} and {@code other} are near enough. */
    boolean holds(double one, double other) {
        return Math.abs(one - other) <= width(one, other);
    }
}
