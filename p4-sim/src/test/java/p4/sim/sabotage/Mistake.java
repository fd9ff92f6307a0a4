package p4.sim.sabotage;

/**
 * A mistake that somebody could have made in one place: {@code deed} is done there instead.
 *
 * <p>{@code what} says in one sentence what is wrong then.
 */
record Mistake(String what, Spot spot, Deed deed) {}
