package p4.sim.twin;

/**
 * One respect in which two runs are held against each other, in words.
 *
 * <p>{@code band} says how far they may be apart, {@code why} tells more about those that do not agree
 * and is empty for others.
 */
public record Line(
        String name, String base, String other, String band, Accord accord, String why) {}
